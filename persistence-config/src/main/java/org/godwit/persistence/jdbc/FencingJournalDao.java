package org.godwit.persistence.jdbc;

import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.Scheduler;
import org.apache.pekko.dispatch.Futures;
import org.apache.pekko.dispatch.Recover;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.persistence.PersistentRepr;
import org.apache.pekko.persistence.jdbc.config.JournalConfig;
import org.apache.pekko.persistence.jdbc.journal.dao.DefaultJournalDao;
import org.apache.pekko.persistence.jdbc.journal.dao.JournalTables.JournalPekkoSerializationRow;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.scaladsl.Source;

import scala.Option;
import scala.Tuple2;
import scala.collection.immutable.Seq;
import scala.collection.immutable.Set;
import scala.concurrent.ExecutionContext;
import scala.concurrent.Future;
import scala.concurrent.duration.FiniteDuration;
import scala.runtime.BoxedUnit;
import scala.util.Try;

import slick.jdbc.JdbcBackend;
import slick.jdbc.JdbcProfile;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/// The journal of the JDBC plug-in, but for two things. The plug-in makes it, by the name in the
/// profile.
///
/// The plug-in puts the writes of many persistent actors into one transaction. Here they do not
/// fail together when the database has refused one of them: each is then written once more by
/// itself. Nothing is written twice by that: a database whose journal has a fence refuses what it
/// holds already.
///
/// The plug-in reads batch by batch, each from a window of as many sequence numbers, and takes an
/// empty window for the end. One is empty, too, when a deletion has overtaken the recovery: that
/// then went on without the rest, and with the right sequence number. Here a batch is as many
/// events as it says, wherever they are.
public class FencingJournalDao extends DefaultJournalDao {

    /// SQLSTATE class 23: a key was there already.
    private static final String INTEGRITY = "23";

    private final ExecutionContext executor;
    private final Materializer materializer;

    public FencingJournalDao(
            JdbcBackend.JdbcDatabaseDef database,
            JdbcProfile profile,
            JournalConfig config,
            Serialization serialization,
            ExecutionContext executor,
            Materializer materializer) {
        super(database, profile, config, serialization, executor, materializer);
        this.executor = executor;
        this.materializer = materializer;
    }

    @Override
    public Future<BoxedUnit> queueWriteJournalRows(
            Seq<Tuple2<JournalPekkoSerializationRow, Set<String>>> rows) {
        return super.queueWriteJournalRows(rows)
                .recoverWith(
                        new Recover<Future<BoxedUnit>>() {
                            @Override
                            public Future<BoxedUnit> recover(Throwable failure) {
                                return isRefusal(failure)
                                        ? writeJournalRows(rows)
                                        : Futures.failed(failure);
                            }
                        },
                        executor);
    }

    @Override
    public Source<Try<Tuple2<PersistentRepr, Object>>, NotUsed> messagesWithBatch(
            String persistenceId,
            long from,
            long to,
            int batchSize,
            Option<Tuple2<FiniteDuration, Scheduler>> refresh) {
        if (refresh.isDefined()) {
            throw new UnsupportedOperationException(
                    "the journal is read for recoveries only, not followed");
        }
        return org.apache.pekko.stream.javadsl.Source.unfoldAsync(
                        OptionalLong.of(Math.max(1, from)),
                        next ->
                                next.isEmpty() || next.getAsLong() > to
                                        ? CompletableFuture.completedStage(Optional.empty())
                                        : batch(persistenceId, next.getAsLong(), to, batchSize))
                .mapConcat(events -> events)
                .asScala();
    }

    /// A batch, and where the next one begins, if this was not the last.
    private CompletionStage<Optional<Pair<OptionalLong, List<Try<Tuple2<PersistentRepr, Object>>>>>>
            batch(String persistenceId, long from, long to, int size) {
        return messages(persistenceId, from, to, size)
                .asJava()
                .runWith(Sink.seq(), materializer)
                .thenApply(events ->
                        Optional.of(
                                Pair.create(
                                        events.size() < size
                                                ? OptionalLong.empty()
                                                : OptionalLong.of(
                                                        events.getLast().get()._1().sequenceNr()
                                                                + 1),
                                        events)));
    }

    /// Whether the database has said no to one of the rows. Any other failure may mean that it does
    /// not answer, and that more load is the last thing it needs.
    static boolean isRefusal(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(sql -> ((SQLException) sql).getSQLState())
                .anyMatch(state ->
                        state != null
                                && (state.startsWith(INTEGRITY) || state.equals(Fence.SQL_STATE)));
    }
}
