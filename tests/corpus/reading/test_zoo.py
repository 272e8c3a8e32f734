"""Every file of the zoo ends as it should; the table stands at the end of the test run."""

import pytest

from bench.zoo import HEAD, table

from ...conftest import TABLES

pytestmark = pytest.mark.slow


@pytest.mark.shared
def test_every_file_of_the_zoo_ends_as_it_should(shared, request):
    found = list(table(shared / "zoo"))
    request.config.stash[TABLES]["zoo of input files"] = [HEAD, *(line for line, _ in found)]
    assert not [line for line, passed in found if not passed]
    assert len(found) >= 30
