"""The example rules for Prometheus: right by promtool, about numbers that there are, each heard when it should be and not before."""

import json
import re
import shutil
import subprocess

import pytest

from Tests.conftest import ROOT

RULES = ROOT / "docs/examples/alerts.yml"
DAY = 86_400
# Of each alert: its series when it should be heard, and when it should not; a value for each minute of two hours, in promtool's words.
# Minute 0 is the beginning of 1970.
CASES = {
    "NewspaperDown": ({'up{job="portada"}': "0x120"}, {'up{job="portada"}': "1x120"}),
    "DatabaseUnreadable": ({"portada_database_readable": "0x120"}, {"portada_database_readable": "1x120"}),
    "DatabaseDamaged": ({"portada_integrity_faults": "1x120"}, {"portada_integrity_faults": "0x120"}),
    "DiskFull": ({"portada_disk_full": "1x120"}, {"portada_disk_full": "1x60 0x60"}),
    "DiskFillsUp": ({"portada_disk_free_bytes": "15000000000x120", "portada_disk_size_bytes": "200000000000x120"},
                    {"portada_disk_free_bytes": "90000000000x120", "portada_disk_size_bytes": "2000000000000x120"}),
    # An hour and forty minutes after 1970 a backup of three days before it is old.
    "BackupOld": ({"portada_backup_timestamp_seconds": f"-{3 * DAY}x120"}, {"portada_backup_timestamp_seconds": f"-{DAY}x120"}),
    "PicturesMissing": ({"portada_pictures_missing": "3x120"}, {"portada_pictures_missing": "0x120"}),
    "ReadersGetErrors": ({'portada_answers_total{kind="readers",status="2xx"}': "0+100x120",
                          'portada_answers_total{kind="readers",status="5xx"}': "0+2x120"},
                         {'portada_answers_total{kind="readers",status="2xx"}': "0+1000x120",
                          'portada_answers_total{kind="readers",status="5xx"}': "0+2x120"}),
    "NewsroomGetsErrors": ({'portada_answers_total{kind="newsroom",status="5xx"}': "0+1x120"},
                           {'portada_answers_total{kind="newsroom",status="5xx"}': "5x120"}),
    "ReadersWait": ({'portada_answer_seconds_bucket{kind="readers",le="1.0"}': "0+80x120",
                     'portada_answer_seconds_bucket{kind="readers",le="2.5"}': "0+100x120",
                     'portada_answer_seconds_bucket{kind="readers",le="+Inf"}': "0+100x120"},
                    {'portada_answer_seconds_bucket{kind="readers",le="1.0"}': "0+99x120",
                     'portada_answer_seconds_bucket{kind="readers",le="2.5"}': "0+100x120",
                     'portada_answer_seconds_bucket{kind="readers",le="+Inf"}': "0+100x120"}),
    "TooMuchWaits": ({'portada_work_refused_total{kind="pages"}': "0+1x120", "portada_page_refusals_total": "0x120"},
                     {'portada_work_refused_total{kind="pages"}': "0+1x60 60x60", "portada_page_refusals_total": "7x120"}),
    "ConnectionsFull": ({"portada_connections_full_total": "0+1x120"}, {"portada_connections_full_total": "9x120"}),
    "MemoryGrows": ({"portada_process_resident_memory_bytes": "4000000000x120", "portada_page_cache_budget_bytes": "1000000000x120"},
                    {"portada_process_resident_memory_bytes": "2500000000x120", "portada_page_cache_budget_bytes": "1000000000x120"}),
    "CertificateEnds": ({"portada_certificate_end_timestamp_seconds": f"{10 * DAY}x120"},
                        {"portada_certificate_end_timestamp_seconds": f"{30 * DAY}x120"}),
    "SchedulesLate": ({"portada_schedule_late": "1x120"}, {"portada_schedule_late": "1x60 0x60"}),
    "WebhooksSilent": ({'portada_webhooks_failing{kind="retrying"}': "1x120", 'portada_webhooks_failing{kind="stopped"}': "0x120"},
                       {'portada_webhooks_failing{kind="retrying"}': "1x80 0x40", 'portada_webhooks_failing{kind="stopped"}': "0x120"}),
    "MessagesStuck": ({"portada_outbox_wait_seconds": "0+60x120"}, {"portada_outbox_wait_seconds": "0+60x60 0x60"}),
    "SharedCacheDeaf": ({"portada_purge_failures_total": "0+1x120"}, {"portada_purge_failures_total": "0+1x60 60x60"}),
    "ImportFailed": ({'portada_import{kind="failed"}': "4x120", 'portada_import{kind="broken"}': "0x120"},
                     {'portada_import{kind="failed"}': "0x120", 'portada_import{kind="broken"}': "0x120"}),
    "ImportOpen": ({'portada_import{kind="open"}': "1x900"}, {'portada_import{kind="open"}': "1x60 0x840"}),
    "SignInsFail": ({'portada_sign_in_failures_total{kind="password"}': "0+20x120"}, {'portada_sign_in_failures_total{kind="password"}': "0+1x120"}),
}


def promtool(*arguments):
    if not shutil.which("promtool"):
        pytest.skip("promtool is not installed (Debian: prometheus)")
    done = subprocess.run(["promtool", *map(str, arguments)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def rules():
    text = RULES.read_text()
    return dict(re.findall(r"- alert: (\w+)\n\s+expr: (.*?)\n\s+(?:for|labels):", text, re.S))


def test_the_rules_are_right_and_each_is_tried():
    assert f"{len(rules())} rules found" in promtool("check", "rules", RULES)
    assert set(rules()) == set(CASES)


def test_they_are_about_numbers_that_there_are(demo):
    told = demo.get("/metrics").text
    named = {name for expression in rules().values() for name in re.findall(r"portada_[a-z_]+", expression)}
    # Only where there is a certificate.
    missing = {name for name in named if not re.search(rf"(?m)^{name}[ {{]", told)} - {"portada_certificate_end_timestamp_seconds"}
    assert not missing


def test_each_is_heard_when_it_should_be_and_falls_silent_again(tmp_path):
    annotation = dict(re.findall(r'- alert: (\w+)\n.*?summary: "([^"]*)"', RULES.read_text(), re.S))
    tests = []
    for name, sides in CASES.items():
        at = "14h" if name == "ImportOpen" else "1h40m"
        for is_heard, series in zip((True, False), sides):
            tests.append({
                "interval": "1m", "name": f"{name}, {'heard' if is_heard else 'silent'}",
                "input_series": [{"series": one, "values": values} for one, values in series.items()],
                # How many are heard; labels and words are the rules' own.
                "promql_expr_test": [{
                    "expr": f'count(ALERTS{{alertname="{name}",alertstate="firing"}}) > bool 0', "eval_time": at,
                    "exp_samples": [{"labels": "{}", "value": 1}] if is_heard else []}],
            })
        assert annotation[name]
    file = tmp_path / "alerts.test.yml"
    file.write_text(json.dumps({"rule_files": [str(RULES)], "evaluation_interval": "1m", "tests": tests}))
    promtool("test", "rules", file)
