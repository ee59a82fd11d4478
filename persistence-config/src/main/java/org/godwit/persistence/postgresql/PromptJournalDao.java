package org.godwit.persistence.postgresql;

import static scala.jdk.javaapi.CollectionConverters.asJava;

import org.apache.pekko.dispatch.Futures;
import org.apache.pekko.dispatch.OnComplete;
import org.apache.pekko.persistence.jdbc.config.EventJournalTableConfiguration;
import org.apache.pekko.persistence.jdbc.config.JournalConfig;
import org.apache.pekko.persistence.jdbc.journal.dao.JournalTables.JournalPekkoSerializationRow;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.stream.Materializer;
import org.godwit.persistence.jdbc.FencingJournalDao;
import org.jspecify.annotations.Nullable;

import scala.Option;
import scala.Tuple2;
import scala.collection.immutable.Seq;
import scala.collection.immutable.Set;
import scala.concurrent.ExecutionContext;
import scala.concurrent.Future;
import scala.concurrent.Promise;
import scala.runtime.BoxedUnit;

import slick.jdbc.JdbcBackend;
import slick.jdbc.JdbcDataSource;
import slick.jdbc.JdbcProfile;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A journal that does not keep a write waiting that comes alone: it is one statement, committed by
/// itself, and so one round trip and one hand-over to a thread. The plug-in's own way, for writes
/// that come while another is under way, collects them into transactions, with a stream, a pool and
/// two round trips in between. The plug-in makes it, by the name in the profile.
public final class PromptJournalDao extends FencingJournalDao {

    /// Of one statement; the driver keeps each length of it prepared.
    private static final int ROWS_MAX = 16;

    private static final long IDLE_SECONDS = 10;

    private static final String COLUMNS =
            "deleted, persistence_id, sequence_number, writer, write_timestamp, adapter_manifest,"
                    + " event_payload, event_ser_id, event_ser_manifest, meta_payload, meta_ser_id,"
                    + " meta_ser_manifest";

    private static final String ROW = "(FALSE, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final ExecutionContext executor;
    private final JdbcDataSource connections;
    private final String insert;
    private final AtomicInteger underWay = new AtomicInteger();

    /// One thread, for writes that come alone. It ends when there are none.
    private final ExecutorService writer;

    /// Pekko calls this.
    public PromptJournalDao(
            JdbcBackend.JdbcDatabaseDef database,
            JdbcProfile profile,
            JournalConfig config,
            Serialization serialization,
            ExecutionContext executor,
            Materializer materializer) {
        super(database, profile, config, serialization, executor, materializer);
        this.executor = executor;
        connections = database.source();
        EventJournalTableConfiguration table = config.eventJournalTableConfiguration();
        insert =
                "INSERT INTO \"%s\".%s (%s) VALUES "
                        .formatted(table.schemaName().get(), table.tableName(), COLUMNS);
        ThreadPoolExecutor one =
                new ThreadPoolExecutor(
                        1,
                        1,
                        IDLE_SECONDS,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        Thread.ofPlatform().daemon().name("godwit-journal-writer").factory());
        one.allowCoreThreadTimeOut(true);
        writer = one;
    }

    @Override
    public Future<BoxedUnit> queueWriteJournalRows(
            Seq<Tuple2<JournalPekkoSerializationRow, Set<String>>> rows) {
        Promise<BoxedUnit> answer = Futures.promise();
        boolean isAlone = underWay.getAndIncrement() == 0;
        List<JournalPekkoSerializationRow> few = isAlone ? fewOf(rows) : List.of();
        if (few.isEmpty()) {
            super.queueWriteJournalRows(rows)
                    .onComplete(
                            new OnComplete<BoxedUnit>() {
                                @Override
                                public void onComplete(
                                        @Nullable Throwable failure, BoxedUnit written) {
                                    answer(answer, failure);
                                }
                            },
                            executor);
        } else {
            writer.execute(() -> answer(answer, write(few)));
        }
        return answer.future();
    }

    /// They are not under way any more when the answer is given: what writes next because of it may
    /// be alone again.
    private void answer(Promise<BoxedUnit> answer, @Nullable Throwable failure) {
        underWay.decrementAndGet();
        if (failure == null) {
            answer.success(BoxedUnit.UNIT);
        } else {
            answer.failure(failure);
        }
    }

    /// The rows, if they are fit for one statement; otherwise none.
    private static List<JournalPekkoSerializationRow> fewOf(
            Seq<Tuple2<JournalPekkoSerializationRow, Set<String>>> rows) {
        if (rows.length() > ROWS_MAX) {
            return List.of();
        }
        List<JournalPekkoSerializationRow> few = new ArrayList<>();
        for (Tuple2<JournalPekkoSerializationRow, Set<String>> row : asJava(rows)) {
            if (!row._2().isEmpty()) {
                return List.of(); // its tags are further statements
            }
            few.add(row._1());
        }
        return few;
    }

    /// @return why not, or null
    private @Nullable Throwable write(List<JournalPekkoSerializationRow> rows) {
        String sql = insert + String.join(", ", Collections.nCopies(rows.size(), ROW));
        try (Connection connection = connections.createConnection()) {
            if (!connection.getAutoCommit()) {
                connection.setAutoCommit(true); // otherwise nothing would be committed
            }
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                int next = 1;
                for (JournalPekkoSerializationRow row : rows) {
                    next = set(statement, next, row);
                }
                statement.executeUpdate();
            }
            return null;
        } catch (SQLException | RuntimeException failure) {
            return failure;
        }
    }

    private static int set(PreparedStatement to, int first, JournalPekkoSerializationRow row)
            throws SQLException {
        int at = first;
        to.setString(at++, row.persistenceId());
        to.setLong(at++, row.sequenceNumber());
        to.setString(at++, row.writer());
        to.setLong(at++, row.writeTimestamp());
        to.setString(at++, row.adapterManifest());
        to.setBytes(at++, row.eventPayload());
        to.setInt(at++, row.eventSerId());
        to.setString(at++, row.eventSerManifest());
        to.setObject(at++, orNull(row.metaPayload()), Types.BINARY);
        to.setObject(at++, orNull(row.metaSerId()), Types.INTEGER);
        to.setObject(at++, orNull(row.metaSerManifest()), Types.VARCHAR);
        return at;
    }

    private static @Nullable Object orNull(Option<?> option) {
        return option.isDefined() ? option.get() : null;
    }
}
