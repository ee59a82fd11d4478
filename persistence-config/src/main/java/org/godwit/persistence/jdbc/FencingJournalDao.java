package org.godwit.persistence.jdbc;

import org.apache.pekko.dispatch.Futures;
import org.apache.pekko.dispatch.Recover;
import org.apache.pekko.persistence.jdbc.config.JournalConfig;
import org.apache.pekko.persistence.jdbc.journal.dao.DefaultJournalDao;
import org.apache.pekko.persistence.jdbc.journal.dao.JournalTables.JournalPekkoSerializationRow;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.stream.Materializer;

import scala.Tuple2;
import scala.collection.immutable.Seq;
import scala.collection.immutable.Set;
import scala.concurrent.ExecutionContext;
import scala.concurrent.Future;
import scala.runtime.BoxedUnit;

import slick.jdbc.JdbcBackend;
import slick.jdbc.JdbcProfile;

import java.sql.SQLException;
import java.util.stream.Stream;

/// Writes events as the JDBC plug-in does, which puts the writes of many persistent actors into one
/// transaction, but does not let them fail together when the database has refused one of them: each
/// is then written once more by itself. The plug-in makes it, by the name in the profile.
///
/// Nothing is written twice by that: a database whose journal has a fence refuses what it holds
/// already.
public final class FencingJournalDao extends DefaultJournalDao {

    /// SQLSTATE class 23: a key was there already.
    private static final String INTEGRITY = "23";

    private final ExecutionContext executor;

    public FencingJournalDao(
            JdbcBackend.JdbcDatabaseDef database,
            JdbcProfile profile,
            JournalConfig config,
            Serialization serialization,
            ExecutionContext executor,
            Materializer materializer) {
        super(database, profile, config, serialization, executor, materializer);
        this.executor = executor;
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
