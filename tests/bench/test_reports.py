"""The situations that readers reported come out right, where the shared cases stand."""

from duizhao.bench.reports.__main__ import all_checks


def test_reported_situations_come_out_right(shared):
    found = list(all_checks(shared / "reports" / "pairs"))
    assert found
    assert not [check for check in found if not check.right]
