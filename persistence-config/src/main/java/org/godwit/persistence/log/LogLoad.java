package org.godwit.persistence.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Reads the segments of a journal when it is opened.
final class LogLoad {

    private static final System.Logger LOG = System.getLogger(LogLoad.class.getName());

    private LogLoad() {}

    /// Reads every segment into the index, and makes the first one if there is none.
    ///
    /// @return the newest segment
    static Segment load(LogDirectory directory, LogIndex index, FsyncMode fsync, Disk disk)
            throws IOException {
        List<Path> files = directory.segments();
        for (Path file : files) {
            load(file, file.equals(files.getLast()), index, disk);
        }
        index.check(directory.path());
        if (index.segments().isEmpty()) {
            int number = files.isEmpty() ? 1 : LogDirectory.number(files.getLast());
            index.segments().put(number, LogWriter.start(directory, fsync, disk, number));
        }
        return index.segment(index.segments().lastKey());
    }

    private static void load(Path file, boolean last, LogIndex index, Disk disk)
            throws IOException {
        int number = LogDirectory.number(file);
        SegmentScan.Result scan = new SegmentScan(file, number, last).run();
        if (scan.end() == 0) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "journal file {0} was never finished; it is removed",
                    file);
            Files.delete(file);
            return;
        }
        if (scan.torn()) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "journal file {0}: a write torn at offset {1}, never acknowledged, is cut off",
                    file,
                    Long.toString(scan.end()));
        }
        Segment segment = Segment.open(file, number, scan.end(), disk);
        index.segments().put(number, segment);
        for (SegmentScan.Found found : scan.records()) {
            try {
                index.apply(found.record(), segment, found.offset(), found.bytes());
            } catch (IllegalArgumentException wrong) {
                throw new CorruptJournalException(
                        file, found.offset(), String.valueOf(wrong.getMessage()));
            }
        }
    }
}
