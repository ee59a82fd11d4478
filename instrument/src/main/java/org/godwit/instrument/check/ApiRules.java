package org.godwit.instrument.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which rule a method of the JDK has to do with. One line per rule and class; methods by name,
/// narrowed by the beginning of the descriptor if need be; `*` for all; `a|b` for several classes
/// of a package. The first line that matches counts.
final class ApiRules {

    private static final String TABLE =
            """
            CLOCK           java/lang/System  nanoTime currentTimeMillis
            CLOCK           java/time/Instant|LocalDate|LocalTime|LocalDateTime|ZonedDateTime  now()
            CLOCK           java/time/OffsetDateTime|OffsetTime|Year|YearMonth|MonthDay  now()
            CLOCK           java/time/Clock  systemUTC systemDefaultZone system tickMillis
            CLOCK           java/time/InstantSource  system
            CLOCK           java/util/Date|GregorianCalendar  <init>()
            CLOCK           java/util/Calendar  getInstance
            RANDOM          java/lang/Math|StrictMath  random
            RANDOM          java/util/Random|SplittableRandom  <init>()
            RANDOM          java/util/UUID  randomUUID
            RANDOM          java/util/Collections  shuffle(Ljava/util/List;)
            RANDOM          java/util/concurrent/ThreadLocalRandom  current
            RANDOM          java/util/random/RandomGenerator  getDefault of
            RANDOM          java/security/SecureRandom  <init> getInstance getInstanceStrong
            IDENTITY        java/lang/System  identityHashCode
            IDENTITY        java/util/Objects  toIdentityString
            HOST_VALUE      java/lang/System  getenv getProperty getProperties
            HOST_VALUE      java/lang/Integer  getInteger
            HOST_VALUE      java/lang/Long  getLong
            HOST_VALUE      java/lang/Boolean  getBoolean
            HOST_VALUE      java/lang/Runtime  availableProcessors maxMemory freeMemory totalMemory
            HOST_VALUE      java/lang/ProcessHandle  current
            HOST_VALUE      java/lang/management/ManagementFactory  *
            HOST_VALUE      java/net/InetAddress  getLocalHost
            HOST_VALUE      java/net/NetworkInterface  *
            HOST_VALUE      java/time/ZoneId  systemDefault
            HOST_VALUE      java/util/TimeZone  getDefault
            HOST_CHANGE     java/lang/System  setProperty setProperties clearProperty setOut setErr
            HOST_CHANGE     java/lang/System  setIn
            HOST_CHANGE     java/lang/Thread  setDefaultUncaughtExceptionHandler
            HOST_CHANGE     java/util/Locale|TimeZone  setDefault
            HOST_CHANGE     java/security/Security  addProvider insertProviderAt setProperty
            EXIT            java/lang/System  exit
            EXIT            java/lang/Runtime  exit halt
            NATIVE_LIBRARY  java/lang/System|Runtime  load loadLibrary
            NATIVE_LIBRARY  java/lang/foreign/Linker|SymbolLookup  *
            REFLECTIVE_CALL java/lang/reflect/Method  invoke
            REFLECTIVE_CALL java/lang/reflect/Constructor  newInstance
            REFLECTIVE_CALL java/lang/reflect/Proxy  newProxyInstance
            REFLECTIVE_CALL java/lang/Class  newInstance
            REFLECTIVE_CALL java/lang/invoke/MethodHandle  invoke invokeExact invokeWithArguments
            CLASS_BY_NAME   java/lang/Class  forName
            CLASS_BY_NAME   java/lang/ClassLoader  loadClass
            CLASS_BY_NAME   java/util/ServiceLoader  load loadInstalled
            WAIT            java/lang/Object  wait
            SLEEP           java/lang/Thread  sleep
            SLEEP           java/util/concurrent/TimeUnit  sleep
            CURRENT_THREAD  java/lang/Thread  currentThread
            LOCK            java/util/concurrent/locks/*  *
            LOCK            java/util/concurrent/Semaphore|CountDownLatch|CyclicBarrier  *
            LOCK            java/util/concurrent/Phaser|Exchanger  *
            RESOURCE_STREAM java/lang/Class  getResourceAsStream
            RESOURCE_STREAM java/lang/ClassLoader  getResourceAsStream getSystemResourceAsStream
            OPEN_FILE       java/net/URL  openStream openConnection
            OPEN_FILE       java/nio/file/Files  newInputStream newOutputStream newBufferedReader
            OPEN_FILE       java/nio/file/Files  newBufferedWriter newDirectoryStream
            OPEN_FILE       java/nio/file/Files  lines list walk find
            OPEN_FILE       java/util/Scanner  <init>(Ljava/io/File; <init>(Ljava/nio/file/Path;
            OPEN_FILE       java/io/PrintWriter|PrintStream  <init>(Ljava/io/File;
            OPEN_FILE       java/io/PrintWriter|PrintStream  <init>(Ljava/lang/String;
            FILE_AT_ONCE    java/nio/file/Files  readString readAllLines readAllBytes write
            FILE_AT_ONCE    java/nio/file/Files  writeString copy move delete deleteIfExists exists
            FILE_AT_ONCE    java/nio/file/Files  createFile createDirectory createDirectories size
            FILE_AT_ONCE    java/nio/file/Files  createTempFile createTempDirectory
            FILE_AT_ONCE    java/io/File  createNewFile createTempFile delete exists mkdir mkdirs
            FILE_AT_ONCE    java/io/File  renameTo length list listFiles deleteOnExit
            OFF_HEAP        java/nio/ByteBuffer  allocateDirect
            OFF_HEAP        java/nio/channels/FileChannel  map
            """;

    private static final Map<String, List<Entry>> BY_OWNER = read();

    private record Entry(Rule rule, List<String> methods) {

        boolean matches(MethodRef call) {
            return methods.stream()
                    .anyMatch(m ->
                            m.equals("*")
                                    || call.nameAndType()
                                            .startsWith(m.contains("(") ? m : m + "("));
        }
    }

    private ApiRules() {}

    private static Map<String, List<Entry>> read() {
        Map<String, List<Entry>> entries = new HashMap<>();
        for (String line : TABLE.lines().toList()) {
            List<String> words = List.of(line.split(" +"));
            Entry entry = new Entry(Rule.valueOf(words.get(0)), words.subList(2, words.size()));
            int slash = words.get(1).lastIndexOf('/') + 1;
            for (String type : words.get(1).substring(slash).split("\\|")) {
                String owner = words.get(1).substring(0, slash) + type;
                entries.computeIfAbsent(owner, _ -> new ArrayList<>()).add(entry);
            }
        }
        return entries;
    }

    /// The rule for a call of a method that is not the program's, if there is one.
    static Optional<Rule> of(MethodRef call) {
        String owner = call.owner();
        String everyClass = owner.substring(0, owner.lastIndexOf('/') + 1) + "*";
        return find(owner, call).or(() -> find(everyClass, call));
    }

    private static Optional<Rule> find(String owner, MethodRef call) {
        return BY_OWNER.getOrDefault(owner, List.of()).stream()
                .filter(entry -> entry.matches(call))
                .map(Entry::rule)
                .findFirst();
    }
}
