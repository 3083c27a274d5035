"""The other browser tests may rely on this: no page reaches another machine, and none tries unnoticed."""

import pytest


@pytest.mark.parametrize("address", ["https://example.com/", "http://192.0.2.1/"])
def test_a_request_to_another_machine_fails_and_is_noted(
    open_page, outside_requests, expected_complaints, address
):
    expected_complaints.append("ERR_NAME_NOT_RESOLVED")
    page = open_page()
    reply = page.evaluate("address => fetch(address).then(() => 'answered', () => 'refused')", address)
    assert (reply, outside_requests) == ("refused", [address])
    outside_requests.clear()  # tried on purpose
