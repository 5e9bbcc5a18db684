# Varnish before Portada: pages stay until an operation touches them.
# Needs Varnish 7 and its module xkey (Debian: varnish, varnish-modules).
vcl 4.1;

import std;
import xkey;

# Where Portada listens.
backend default {
    .host = "127.0.0.1";
    .port = "8080";
}

# Who may purge.
acl newsroom {
    "127.0.0.1";
    "::1";
}

sub vcl_recv {
    if (req.method == "PURGE") {
        # A comma: a proxy on this machine asks for somebody else. (Varnish has written client.ip behind it.)
        if (client.ip !~ newsroom || req.http.X-Forwarded-For ~ ",") {
            return (synth(403));
        }
        if (req.http.xkey-purge-all) {
            ban("obj.status != 0");
            return (synth(200, "All purged"));
        }
        set req.http.purged = xkey.purge(req.http.xkey-purge);
        return (synth(200, "Purged " + req.http.purged));
    }
    # Pages are the same for everyone; only the desk has cookies.
    if (req.url !~ "^/desk") {
        unset req.http.Cookie;
    }
}

sub vcl_backend_response {
    # Only what says so is kept: the rest goes through.
    if (beresp.http.Surrogate-Control ~ "max-age=\d+") {
        set beresp.ttl = std.duration(regsub(beresp.http.Surrogate-Control, ".*max-age=(\d+).*", "\1") + "s", 0s);
        # No old page while a new one is fetched.
        set beresp.grace = 0s;
    } elsif (beresp.http.Cache-Control !~ "immutable") {
        set beresp.uncacheable = true;
        set beresp.ttl = 0s;
    }
}

sub vcl_deliver {
    unset resp.http.xkey;
    unset resp.http.Surrogate-Control;
}
