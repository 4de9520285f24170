"""Proves what is let in through Twilio's webhooks, and how it is read."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from urllib.parse import urlencode
from uuid import UUID

import pytest
from twilio.request_validator import (  # type: ignore[import-untyped] # published without types
    RequestValidator,
)

from bot.channels.twilio_account import TwilioAccount
from bot.channels.twilio_webhooks import LONGEST_BODY, Refused, TwilioDoor
from bot.domain.channels import Cause, Fate, IncomingKind
from bot.domain.ids import DeliveryId
from tests.channels.twilio_setting import ANN, PUBLIC
from tests.channels.twilio_stand_in import NUMBER, SID

TOKEN, OLD_TOKEN, FOREIGN_TOKEN = "new-token", "old-token", "somebody-elses-token"
DOOR = TwilioDoor(TwilioAccount(SID, (TOKEN, OLD_TOKEN), public_base_url=PUBLIC), [NUMBER])
SMS = "/twilio/sms"
STATUS = f"/twilio/status?d={UUID(int=7)}"
SM = "SM" + "0a" * 16
TEXT: Mapping[str, str] = {
    "AccountSid": SID,
    "ApiVersion": "2010-04-01",
    "Body": "tomada + ¡ya!\n",
    "From": ANN,
    "FromCity": "",
    "MessageSid": SM,
    "NumMedia": "0",
    "SmsStatus": "received",
    "To": NUMBER,
}
DELIVERED: Mapping[str, str] = {
    "AccountSid": SID,
    "From": NUMBER,
    "MessageSid": SM,
    "MessageStatus": "delivered",
    "To": ANN,
}


def signed(form: Mapping[str, str], path: str, *, token: str = TOKEN, base: str = PUBLIC) -> str:
    return str(RequestValidator(token).compute_signature(base + path, form))


def body(form: Mapping[str, str]) -> bytes:
    return urlencode(form).encode()


def refusal_of(letting_in: Callable[[], object]) -> int:
    with pytest.raises(Refused) as refused:
        letting_in()
    return refused.value.status


def test_a_text_is_read_as_it_was_sent() -> None:
    incoming = DOOR.incoming(SMS, body(TEXT), signed(TEXT, SMS))

    assert (incoming.channel, incoming.sender, incoming.address) == ("sms", NUMBER, ANN)
    assert (incoming.provider_id, incoming.kind) == (SM, IncomingKind.TEXT)
    assert (incoming.text, incoming.acted_on) == ("tomada + ¡ya!\n", "")


GOOD = signed(TEXT, SMS)
BAD: dict[str, tuple[str, bytes, str | None]] = {
    "no signature": (SMS, body(TEXT), None),
    "an empty signature": (SMS, body(TEXT), ""),
    "a signature of somebody else": (SMS, body(TEXT), signed(TEXT, SMS, token=FOREIGN_TOKEN)),
    "a signature in other letters": (SMS, body(TEXT), GOOD.swapcase()),
    "half a signature": (SMS, body(TEXT), GOOD[:-4]),
    "a signature with more behind it": (SMS, body(TEXT), f"{GOOD}, {GOOD}"),
    "a signature nobody can write": (SMS, body(TEXT), "é\udcff" * 14),
    "signed without encryption": (
        SMS,
        body(TEXT),
        signed(TEXT, SMS, base="http://dosebell.example"),
    ),
    "signed for another house": (SMS, body(TEXT), signed(TEXT, SMS, base="https://evil.example")),
    "signed for another door": (SMS, body(TEXT), signed(TEXT, "/twilio/status")),
    "asked for more than was signed": (f"{SMS}?d=1", body(TEXT), GOOD),
    "another text": (SMS, body({**TEXT, "Body": "stop"}), GOOD),
    "another person": (SMS, body({**TEXT, "From": "+12025550199"}), GOOD),
    "a field more": (SMS, body({**TEXT, "OptOutType": "START"}), GOOD),
    "a field less": (SMS, body({k: v for k, v in TEXT.items() if k != "NumMedia"}), GOOD),
    "a field moved into another": (
        SMS,
        body({**{k: v for k, v in TEXT.items() if k != "From"}, "FromCity": f"From{ANN}"}),
        GOOD,
    ),
    "blanks cut off": (SMS, body({**TEXT, "Body": TEXT["Body"].strip()}), GOOD),
    "a field twice": (SMS, body(TEXT) + b"&Body=stop", GOOD),
    "the same field twice": (SMS, body(TEXT) + b"&" + urlencode({"To": NUMBER}).encode(), GOOD),
    "truncated": (SMS, body(TEXT)[:-6], GOOD),
    "empty": (SMS, b"", GOOD),
    "no form": (SMS, b"tomada", GOOD),
    "JSON": (SMS, json.dumps(dict(TEXT)).encode(), GOOD),
    "no text at all": (SMS, b"\xff\xfe=\x00", GOOD),
    "no letters": (SMS, body(TEXT).replace(b"%C2", b"%FF"), GOOD),
    "a thousand fields": (SMS, b"&".join(b"a%d=1" % n for n in range(1000)), GOOD),
    "no address": ("@evil.example/twilio/sms", body(TEXT), GOOD),
}


@pytest.mark.parametrize("case", BAD)
def test_what_twilio_has_not_signed_like_this_is_refused(case: str) -> None:
    path, content, signature = BAD[case]

    assert refusal_of(lambda: DOOR.incoming(path, content, signature)) == 403
    assert refusal_of(lambda: DOOR.status(path, content, signature)) == 403


@pytest.mark.parametrize("kind", [None, "", "application/json", "multipart/form-data; boundary=x"])
def test_only_a_form_is_read(kind: str | None) -> None:
    given = SMS, body(TEXT), GOOD

    assert refusal_of(lambda: DOOR.incoming(*given, content_type=kind)) == 403
    DOOR.incoming(*given, content_type="Application/x-www-form-urlencoded; charset=UTF-8")


def test_what_is_gigantic_is_refused_before_anything_is_read() -> None:
    form = {**TEXT, "Body": "x" * LONGEST_BODY}

    assert refusal_of(lambda: DOOR.incoming(SMS, body(form), signed(form, SMS))) == 413


def test_a_body_hash_in_the_address_opens_nothing() -> None:
    path = f"{SMS}?bodySHA256=e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

    assert refusal_of(lambda: DOOR.incoming(path, body(TEXT), signed({}, path))) == 403


@pytest.mark.parametrize(("token", "enters"), [(TOKEN, True), (OLD_TOKEN, True), ("", False)])
def test_while_a_token_is_changed_both_are_good(token: str, enters: bool) -> None:
    signature = signed(TEXT, SMS, token=token)

    if enters:
        assert DOOR.incoming(SMS, body(TEXT), signature).provider_id == SM
    else:
        assert refusal_of(lambda: DOOR.incoming(SMS, body(TEXT), signature)) == 403


def test_an_empty_token_verifies_nothing() -> None:
    door = TwilioDoor(TwilioAccount(SID, (TOKEN, ""), public_base_url=PUBLIC), [NUMBER])

    assert refusal_of(lambda: door.incoming(SMS, body(TEXT), signed(TEXT, SMS, token=""))) == 403


def test_without_an_address_of_ours_nothing_is_let_in() -> None:
    door = TwilioDoor(TwilioAccount(SID, (TOKEN,)), [NUMBER])

    assert refusal_of(lambda: door.incoming(SMS, body(TEXT), signed(TEXT, SMS, base=""))) == 403


@pytest.mark.parametrize("signed_for", ["https://h.example:8443", "https://h.example"])
def test_twilio_may_sign_with_or_without_the_port(signed_for: str) -> None:
    account = TwilioAccount(SID, (TOKEN,), public_base_url="https://h.example:8443")
    signature = signed(TEXT, SMS, base=signed_for)

    assert TwilioDoor(account, [NUMBER]).incoming(SMS, body(TEXT), signature).text


def test_the_example_that_twilio_has_published_is_let_in() -> None:
    form = {
        "CallSid": "CA1234567890ABCDE",
        "Caller": "+14158675309",
        "Digits": "1234",
        "From": "+14158675309",
        "To": "+18005551212",
    }
    account = TwilioAccount(SID, ("12345",), public_base_url="https://mycompany.com")
    given = "/myapp.php?foo=1&bar=2", body(form), "RSOYDt4T1cUTdK1PDd93/VVr8B8="

    assert refusal_of(lambda: TwilioDoor(account, []).incoming(*given)) == 400, (
        "but no text of ours"
    )


@pytest.mark.parametrize(
    "changes",
    [
        {"AccountSid": "AC" + "f" * 32},
        {"AccountSid": ""},
        {"To": "+12025550000"},
        {"To": ""},
        {"From": ""},
        {"From": "ann"},
        {"From": "32665"},
        {"From": f"whatsapp:{ANN}"},
        {"From": "+999123456789"},
        {"From": f"{ANN} "},
        {"MessageSid": ""},
        {"MessageSid": "1"},
        {"MessageSid": f"{SM}0"},
        {"MessageSid": f"{SM}\n"},
    ],
)
def test_what_is_twilios_but_of_no_use_is_refused(changes: Mapping[str, str]) -> None:
    form = {**TEXT, **changes}
    without = {name: value for name, value in form.items() if name not in changes}

    assert refusal_of(lambda: DOOR.incoming(SMS, body(form), signed(form, SMS))) == 400
    assert refusal_of(lambda: DOOR.incoming(SMS, body(without), signed(without, SMS))) == 400


@pytest.mark.parametrize(
    ("changes", "kind", "text", "acted_on"),
    [
        ({"Body": ""}, IncomingKind.TEXT, "", ""),
        ({"Body": "a\0b"}, IncomingKind.TEXT, "ab", ""),
        ({"Body": "💊" * 2000}, IncomingKind.TEXT, "💊" * 1600, ""),
        ({"NumMedia": "1", "MediaUrl0": "https://x/1"}, IncomingKind.MEDIA, TEXT["Body"], ""),
        ({"NumMedia": "2", "Body": ""}, IncomingKind.MEDIA, "", ""),
        ({"MediaUrl0": "https://x/1"}, IncomingKind.MEDIA, TEXT["Body"], ""),
        ({"Body": "STOP", "OptOutType": "STOP"}, IncomingKind.TEXT, "STOP", "stop"),
        ({"Body": "yes", "OptOutType": "START"}, IncomingKind.TEXT, "yes", "start"),
        ({"Body": "Info", "OptOutType": "HELP"}, IncomingKind.TEXT, "Info", "help"),
        ({"Body": "STOP", "OptOutType": "NEWS"}, IncomingKind.TEXT, "STOP", ""),
        ({"Body": "STOP"}, IncomingKind.TEXT, "STOP", ""),
    ],
)
def test_all_that_people_send_is_read(
    changes: Mapping[str, str], kind: IncomingKind, text: str, acted_on: str
) -> None:
    form = {**TEXT, **changes}

    incoming = DOOR.incoming(SMS, body(form), signed(form, SMS))

    assert (incoming.kind, incoming.text, incoming.acted_on) == (kind, text, acted_on)


def test_a_replay_comes_under_the_same_name() -> None:
    given = SMS, body(TEXT), GOOD

    assert DOOR.incoming(*given) == DOOR.incoming(*given)


@pytest.mark.parametrize(
    ("status", "code", "fate", "cause"),
    [
        ("queued", "", Fate.ACCEPTED, Cause.NONE),
        ("sent", "", Fate.ACCEPTED, Cause.NONE),
        ("something new", "", Fate.ACCEPTED, Cause.NONE),
        ("delivered", "", Fate.DELIVERED, Cause.NONE),
        ("read", "", Fate.DELIVERED, Cause.NONE),
        ("undelivered", "30003", Fate.UNDELIVERED, Cause.PASSING),
        ("failed", "30001", Fate.UNDELIVERED, Cause.PASSING),
        ("failed", "30022", Fate.UNDELIVERED, Cause.PASSING),
        ("undelivered", "30008", Fate.UNDELIVERED, Cause.PASSING),
        ("undelivered", "30004", Fate.UNDELIVERED, Cause.FILTERED),
        ("undelivered", "30007", Fate.UNDELIVERED, Cause.FILTERED),
        ("undelivered", "30034", Fate.UNDELIVERED, Cause.FILTERED),
        ("undelivered", "30005", Fate.UNDELIVERED, Cause.BAD_ADDRESS),
        ("undelivered", "30006", Fate.UNDELIVERED, Cause.BAD_ADDRESS),
        ("failed", "30036", Fate.UNDELIVERED, Cause.TOO_LATE),
        ("failed", "21610", Fate.UNDELIVERED, Cause.OPTED_OUT),
        ("failed", "99999", Fate.UNDELIVERED, Cause.PASSING),
        ("canceled", "", Fate.UNDELIVERED, Cause.PASSING),
        ("delivered", "30003", Fate.DELIVERED, Cause.NONE),
    ],
)
def test_each_status_says_what_became_of_a_message(
    status: str, code: str, fate: Fate, cause: Cause
) -> None:
    form = {**DELIVERED, "MessageStatus": status} | ({"ErrorCode": code} if code else {})

    traced = DOOR.status(STATUS, body(form), signed(form, STATUS))

    assert (traced.fate, traced.cause) == (fate, cause)
    assert (traced.sender, traced.address, traced.provider_id) == (NUMBER, ANN, SM)
    assert traced.delivery == DeliveryId(UUID(int=7))


def test_a_status_without_our_mark_is_of_no_delivery_that_we_know() -> None:
    path = "/twilio/status"

    assert DOOR.status(path, body(DELIVERED), signed(DELIVERED, path)).delivery is None


def test_the_mark_of_another_delivery_cannot_be_put_in() -> None:
    other = f"/twilio/status?d={UUID(int=8)}"

    assert refusal_of(lambda: DOOR.status(other, body(DELIVERED), signed(DELIVERED, STATUS))) == 403


@pytest.mark.parametrize("path", ["?d=1", "?d=", f"?d={UUID(int=7)}&d={UUID(int=8)}", "?d=%ff"])
def test_a_mark_that_is_not_ours_is_refused(path: str) -> None:
    path = "/twilio/status" + path

    if path.endswith("d="):  # nothing was marked
        assert DOOR.status(path, body(DELIVERED), signed(DELIVERED, path)).delivery is None
    else:
        assert (
            refusal_of(lambda: DOOR.status(path, body(DELIVERED), signed(DELIVERED, path))) == 400
        )


@pytest.mark.parametrize(
    "changes",
    [
        {"MessageStatus": ""},
        {"ErrorCode": "soon"},
        {"ErrorCode": "9" * 20},
        {"From": ANN},
        {"To": "nobody"},
        {"MessageSid": "SM"},
        {"AccountSid": "AC"},
    ],
)
def test_a_status_of_no_use_is_refused(changes: Mapping[str, str]) -> None:
    form = {**DELIVERED, **changes}

    assert refusal_of(lambda: DOOR.status(STATUS, body(form), signed(form, STATUS))) == 400


def test_nothing_shows_a_token_when_it_is_looked_at() -> None:
    account = TwilioAccount(SID, (TOKEN, OLD_TOKEN), public_base_url=PUBLIC)

    assert TOKEN not in repr(account)
    assert OLD_TOKEN not in repr(account)
