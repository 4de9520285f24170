"""What onboarding keeps: a person, an address, a consent with the hash of what was shown."""

from __future__ import annotations

from hashlib import sha256

from bot.actions.people import CONSENT_VERSION
from bot.domain.people import ConsentStep, Level, Person
from bot.handlers.receive import receiver
from bot.handlers.turn import House
from bot.scheduling import Engine, EngineSettings
from bot.storage import Storage, Transaction
from tests.handlers.talk import Talk, a_talk, sentences


async def _open(storage: Storage) -> Talk:
    """A house that is open to strangers."""
    talk = await a_talk(storage)
    talk.engine.handle = receiver(House(sentences(), open_to_strangers=True), talk.clock)
    engine = Engine(
        storage,
        talk.clock,
        talk.engine.channels,
        talk.engine.handle,
        sentences(),
        EngineSettings(paces={}),
    )
    return Talk(storage, talk.clock, talk.phones, engine, talk.ann)


async def _bob(tx: Transaction) -> Person:
    known = await tx.people.get_many(await tx.people.ids())
    return next(person for person in known.values() if person.name == "Bob")


async def test_consent_is_kept_with_the_hash_of_what_was_shown(storage: Storage) -> None:
    talk = await _open(storage)
    for text in ("hello", "A", "Bob", "yes", "yes"):
        await talk.say(text, phone="2002")
    (shown,) = await talk.say("C", phone="2002")

    await talk.say("I agree", phone="2002")

    async with storage.reading() as tx:
        bob = next(
            p for p in (await tx.people.get_many(await tx.people.ids())).values() if p.name == "Bob"
        )
        consent = await tx.consents.last(bob.id)
        rounds = await tx.rounds.latest(bob.id)
        entries = await tx.audit.entries(bob.id)
    assert bob.level is Level.NAMES
    assert consent is not None
    assert (consent.step, consent.how) == (ConsentStep.GIVEN, "chat")
    assert consent.text_version == CONSENT_VERSION
    assert consent.text_hash == sha256(shown.encode()).hexdigest()
    assert [round_.practice for round_ in rounds] == [True]
    assert [entry.action for entry in entries] == ["enrolled"]


async def test_the_practice_round_is_answered_and_nothing_is_recorded(storage: Storage) -> None:
    talk = await _open(storage)
    for text in ("hello", "A", "Bob", "yes", "yes", "C", "I agree"):
        await talk.say(text, phone="2002")
    await talk.until("0:01")

    (answer,) = await talk.say("1", phone="2002")

    assert "practice" in answer
    async with storage.reading() as tx:
        people = await tx.people.get_many(await tx.people.ids())
        bob = next(person for person in people.values() if person.name == "Bob")
        assert await tx.changes.last(bob.id) is None
        assert (
            await tx.doses.between(bob.id, talk.clock.now().date(), talk.clock.now().date()) == []
        )


async def test_whoever_declines_leaves_nothing_behind(storage: Storage) -> None:
    talk = await _open(storage)
    for text in ("hello", "A", "Bob", "yes", "yes", "C"):
        await talk.say(text, phone="2002")

    await talk.say("no", phone="2002")

    async with storage.reading() as tx:
        assert await tx.people.ids() == [talk.ann.id]
        sender = await tx.senders.get_many([next(iter(talk.engine.channels))])
        address = await tx.addresses.find(next(iter(sender)), "2002")
        assert address is not None
        assert await tx.dialogs.open_at(address.id) is None
