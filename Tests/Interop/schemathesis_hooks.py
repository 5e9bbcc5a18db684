"""An Idempotency-Key is for one request: each that is drawn and well formed gets one of its own."""

import itertools
import re

import schemathesis

numbers = itertools.count()


@schemathesis.hook
def before_call(context, case, kwargs):
    key = (case.headers or {}).get("Idempotency-Key")
    if isinstance(key, str) and re.fullmatch(r"[!-~]{1,180}", key):
        case.headers["Idempotency-Key"] = f"{key}-{next(numbers)}"
