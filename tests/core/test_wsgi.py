"""Who asks: the visitor behind our proxy, and never whom a stranger says."""

import pytest

from portal.wsgi import behind_proxies


@pytest.mark.parametrize(
    ("peer", "seen"),
    [("10.0.0.2", "203.0.113.9"), ("198.51.100.7", "198.51.100.7")],
    ids=["our proxy", "a stranger"],
)
def test_a_visitor_is_known_through_our_proxy_only(monkeypatch, peer, seen):
    monkeypatch.setenv("TRUSTED_PROXIES", "127.0.0.1, 10.0.0.0/8")
    site = behind_proxies(lambda environ, _start: [environ["REMOTE_ADDR"].encode()])
    asked = {"REMOTE_ADDR": peer, "HTTP_X_FORWARDED_FOR": "192.0.2.66, 203.0.113.9"}
    assert site(asked, None) == [seen.encode()]
