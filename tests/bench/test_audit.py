"""The audit of dependencies: what it names, and that it goes on without a connection."""

from bench import audit

KNOWN = (
    '{"dependencies": [{"name": "甲", "version": "1.0", "vulns": []},'
    ' {"name": "乙", "version": "2.0", "vulns": [{"id": "CVE-1", "fix_versions": ["2.1"]}]}]}'
)


def test_holes_are_named():
    assert audit.holes(KNOWN) == ["乙 2.0: CVE-1, mended in 2.1"]
    assert audit.holes('{"dependencies": []}') == []
    assert audit.holes("") is None


def test_a_hole_fails_and_no_connection_does_not(monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["audit", "run.txt"])
    monkeypatch.setattr(audit, "ask", lambda _: (KNOWN, ""))
    assert audit.main() == 1
    assert "CVE-1" in capsys.readouterr().out
    monkeypatch.setattr(audit, "ask", lambda _: ("", "ERROR: no route to host\n"))
    assert audit.main() == 0
    assert "no route to host" in capsys.readouterr().out
