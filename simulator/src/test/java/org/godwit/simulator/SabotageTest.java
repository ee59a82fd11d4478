package org.godwit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import java.util.List;
import java.util.Optional;

/// The simulator can fail: whatever of the protocol is spoilt, it finds out. Prints a table
/// `sabotage | caught by | runs it took`.
class SabotageTest {

    private static final long FIRST = Long.getLong("godwit.seed", 1);
    private static final long SEEDS = Long.getLong("godwit.sabotage.seeds", 20_000);
    private static final StringBuilder TABLE = new StringBuilder();

    static final List<Sabotage> SABOTAGES =
            List.of(
                    Sabotage.of(
                            "duplicates are accepted as new",
                            "processor/InStream.java",
                            "if (sequence <= accepted) {",
                            "if (sequence < -1) {",
                            "if (sequence != accepted + 1) {",
                            "if (sequence < 0) {"),
                    Sabotage.of(
                            "overtaking messages are accepted",
                            "processor/InStream.java",
                            "data.sequence() > accepted + 1",
                            "data.sequence() < 0",
                            "if (sequence != accepted + 1) {",
                            "if (sequence < 0) {"),
                    Sabotage.of(
                            "the journal takes writes of fenced incarnations",
                            "simulator/SimJournal.java",
                            "firstSequence != events.size() + 1",
                            "firstSequence < 0"),
                    Sabotage.of(
                            "messages are forgotten once they are sent",
                            "processor/Calls.java",
                            "            now.transmit(entry);\n",
                            "            now.transmit(entry);\n"
                                    + "            stream.acknowledge(entry.sequence());\n"),
                    Sabotage.of(
                            "nothing waits for the journal, but its beginning",
                            "processor/Ledger.java",
                            "gated.isEmpty() && allDurable()",
                            "durable > 0"),
                    Sabotage.of(
                            "looks that found nothing are not journaled",
                            "processor/Incarnation.java",
                            "if (takes > 0) {",
                            "if (takes < 0) {",
                            "if (probes > 0) {",
                            "if (probes < 0) {"),
                    Sabotage.of(
                            "looks that found something are not journaled",
                            "processor/Calls.java",
                            "        ledger.record(\n                takes\n",
                            "        if (arrival < 0) ledger.record(\n                takes\n"),
                    Sabotage.of(
                            "acknowledged before it is in the journal",
                            "processor/Arrivals.java",
                            "        ledger.whenDurable(\n                () -> {\n"
                                    + "                    stream.ackable(data.sequence());",
                            "        java.util.function.Consumer<Runnable> soon ="
                                    + " ledger.toString().startsWith(\"0 \")"
                                    + " ? ledger::whenDurable : Runnable::run;\n"
                                    + "        soon.accept(\n                () -> {\n"
                                    + "                    stream.ackable(data.sequence());"),
                    Sabotage.of(
                            "a move is given up without a trace in the journal",
                            "processor/Moving.java",
                            "ledger.record(new ProcessorEvent.Resumed(state.incarnation));",
                            ""),
                    Sabotage.of(
                            "a state is saved in mid-replay",
                            "processor/Incarnation.java",
                            "return state.replay.isExhausted() && state.watches.isCaughtUp();",
                            "return true;"),
                    Sabotage.of(
                            "a state is saved while lines wait",
                            "processor/Saving.java",
                            "if (now.linesOut < state.lines) {",
                            "if (now.linesOut < 0) {"),
                    Sabotage.of(
                            "an incarnation speaks before its beginning is journaled",
                            "processor/Processor.java",
                            "ledger.whenDurable(() -> stream.ackable(journaled));",
                            "stream.ackable(journaled);"),
                    Sabotage.of(
                            "a lost task is declared gone before that is journaled",
                            "processor/Ending.java",
                            "if (recorded) {\n            // not",
                            "if (recorded) {\n            emit.accept(new Effect.Transmit(gone));\n"
                                    + "            // not"),
                    Sabotage.of(
                            "a notice for a task that is gone is not answered",
                            "wire/Frame.java",
                            "case Data _, Watch _, Notice _ ->",
                            "case Data _, Watch _ ->",
                            "case Ack _, WatchAck _,",
                            "case Notice _, Ack _, WatchAck _,"),
                    Sabotage.of(
                            "a migratable task goes on after a crash",
                            "processor/Recovery.java",
                            "if (!handedOff && ",
                            "if (false && "),
                    Sabotage.of(
                            "what a migratable task kept back is not journaled when it moves",
                            "processor/Ledger.java",
                            "deferred.forEach(this::submit);",
                            ""),
                    Sabotage.of(
                            "outcomes from outside are not journaled",
                            "processor/Calls.java",
                            "ledger.record(new ProcessorEvent.OutcomeRecorded(c.kind(),"
                                    + " c.result()));",
                            ""),
                    Sabotage.of(
                            "the end does not wait until all is accepted",
                            "processor/Ending.java",
                            "ledger.nothingGated() && drained() && ledger.allDurable()",
                            "ledger.allDurable()"),
                    Sabotage.of(
                            "watchers are told once, whether they hear it or not",
                            "processor/Ending.java",
                            "                        if (!told) {",
                            "                        if (told) {"),
                    Sabotage.of(
                            "watches are asked for once, whether it is heard or not",
                            "processor/Processor.java",
                            "            state.watches.unconfirmed().forEach(notices::requestWatch);\n"
                                    + "            ending",
                            "            ending"),
                    Sabotage.of(
                            "watchers are not journaled",
                            "processor/Ending.java",
                            "            ledger.record(added);\n",
                            ""),
                    Sabotage.of(
                            "a replay does not know which notices have come",
                            "processor/Watches.java",
                            "fired.merge(id, 1, (a, b) -> a + b);",
                            ""),
                    Sabotage.of(
                            "nothing is sent again",
                            "processor/OutStream.java",
                            "if (!atOnce && now - quietSince.getAsLong() < silence(limits)) {",
                            "if (!urgent) {"),
                    Sabotage.of(
                            "a saved state goes without the unacknowledged messages",
                            "processor/OutStream.java",
                            "destination, next, acknowledged, List.copyOf(retained));",
                            "destination, next, acknowledged, List.of());"),
                    Sabotage.of(
                            "a closed task still accepts",
                            "processor/Arrivals.java",
                            "if (now.phase == Phase.CLOSED) {",
                            "if (now.phase == Phase.OVER) {"));

    @ParameterizedTest
    @FieldSource("SABOTAGES")
    void a_sabotage_is_caught(Sabotage sabotage) throws Exception {
        Sabotage.Outcome outcome = sabotage.run(FIRST, SEEDS);

        TABLE.append(
                "%-66s | %-9s | %d%n"
                        .formatted(
                                sabotage.name(),
                                outcome.failure().map(SabotageTest::promise).orElse("NOTHING"),
                                outcome.runs() + 1));
        assertThat(outcome.failure())
                .as("%s, in %d runs", sabotage.name(), SEEDS)
                .isNotEqualTo(Optional.empty());
    }

    private static String promise(String failure) {
        return failure.matches("P\\d: (?s).*") ? failure.substring(0, 2) : "assertion";
    }

    @AfterAll
    static void print() {
        System.out.println("sabotage | caught by | runs it took\n" + TABLE);
    }
}
