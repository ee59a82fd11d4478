package org.godwit.console.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;

import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.serialization.DisabledJavaSerializer;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.SerializationExtension;
import org.apache.pekko.serialization.jackson.JacksonSerializer;
import org.godwit.cluster.host.HostSettings;
import org.godwit.cluster.wire.Wire;
import org.godwit.persistence.JournalProfile;
import org.godwit.processor.ProcessorEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What bytes from the wire and from the journal may become: objects of the classes that are
/// listed, in the configuration that hosts really have. (Heap images have a list of their own:
/// `HostileImageTest`.)
class DeserialisationTest {

    /// Serializers that make nothing but what their own code names.
    private static final Set<String> BY_THEIR_OWN_LIST =
            Set.of(
                    "org.godwit.cluster.wire.StatePartSerializer",
                    "org.godwit.cluster.wire.MessageEventSerializer");

    private static final int JAVA_SERIALIZER = 1;

    private static final JavaClasses GODWIT =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("org.godwit");

    private Optional<ActorSystem> running = Optional.empty();

    @AfterEach
    void end() {
        running.ifPresent(ActorSystem::terminate);
    }

    private static Config effective(String journal) {
        Config overrides =
                JournalProfile.of(journal)
                        .with(
                                ConfigFactory.parseString(
                                        "godwit.journal { port = 4711, postgresql.url ="
                                                + " \"jdbc:postgresql://127.0.0.1/x\" }"));
        return new HostSettings(
                        "h1",
                        "vm",
                        5299,
                        "127.0.0.1:5299",
                        HostSettings.PlaneKind.AERON,
                        Path.of(""),
                        "secret",
                        overrides)
                .config();
    }

    private Serialization serialization(String journal) {
        Config local =
                ConfigFactory.parseMap(Map.of("pekko.actor.provider", "local"))
                        .withFallback(effective(journal));
        ActorSystem system = ActorSystem.create("vm", local);
        running = Optional.of(system);
        return SerializationExtension.get(system);
    }

    @ParameterizedTest
    @ValueSource(strings = {"embedded", "h2", "postgresql", "in-memory"})
    void every_binding_leads_to_a_serializer_that_chooses_the_classes_itself(String journal) {
        Config config = effective(journal);
        Config serializers = config.getConfig("pekko.actor.serializers");
        Set<String> bound = new HashSet<>();
        config.getConfig("pekko.actor.serialization-bindings")
                .entrySet()
                .forEach(binding -> bound.add(String.valueOf(binding.getValue().unwrapped())));
        bound.remove("none");
        // refuses when it is asked: see the next test
        bound.remove("java");
        // of Pekko's test kit, which is on the class path of tests alone
        bound.remove("java-test");

        assertThat(config.getBoolean("pekko.actor.allow-java-serialization")).isFalse();
        assertThat(config.getStringList("pekko.serialization.jackson.allowed-class-prefix"))
                .isEmpty();
        assertThat(bound)
                .isNotEmpty()
                .allSatisfy(name ->
                        assertThat(serializers.getString(name))
                                .satisfiesAnyOf(
                                        type -> assertThat(type).startsWith("org.apache.pekko."),
                                        type -> assertThat(type).isIn(BY_THEIR_OWN_LIST))
                                .doesNotContain("JavaSerializer"));
    }

    @Test
    void java_serialization_is_refused_both_ways() throws IOException {
        Serialization serialization = serialization("embedded");
        ArrayList<String> innocent = new ArrayList<>(List.of("x"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(innocent);
        }

        assertThat(serialization.serializerFor(ArrayList.class))
                .isInstanceOf(DisabledJavaSerializer.class);
        assertThatThrownBy(() -> serialization.serialize(innocent).get())
                .hasMessageContaining("Java serialization");
        assertThatThrownBy(() ->
                        serialization.deserialize(bytes.toByteArray(), JAVA_SERIALIZER, "").get())
                .isInstanceOf(Exception.class);
    }

    @Test
    void jackson_takes_no_class_that_is_not_bound() throws NotSerializableException {
        Serialization serialization = serialization("embedded");
        JacksonSerializer cbor = (JacksonSerializer) serialization.serializerFor(Wire.class);

        assertThatThrownBy(
                        () -> cbor.fromBinary(new byte[] {0}, "javax.script.ScriptEngineManager"))
                .hasMessageContaining("Only classes that are listed as allowed");
    }

    @Test
    void no_type_of_the_wire_or_the_journal_lets_the_bytes_name_a_class() {
        List<JavaClass> messages =
                GODWIT.stream()
                        .filter(c ->
                                c.isAssignableTo(Wire.class)
                                        || c.isAssignableTo(ProcessorEvent.class))
                        .toList();
        Set<Class<?>> anything = Set.of(Object.class, Serializable.class, Comparable.class);

        assertThat(messages).hasSizeGreaterThan(50);
        assertThat(messages.stream().flatMap(DeserialisationTest::instanceFields))
                .as("fields that could hold an object of any class")
                .noneMatch(field -> anything.stream().anyMatch(field.getRawType()::isEquivalentTo));
        assertThat(GODWIT.stream().flatMap(DeserialisationTest::typeInfos))
                .as("uses of @JsonTypeInfo by class names")
                .noneMatch(info ->
                        info.use() == JsonTypeInfo.Id.CLASS
                                || info.use() == JsonTypeInfo.Id.MINIMAL_CLASS);
    }

    private static Stream<JavaField> instanceFields(JavaClass type) {
        return type.getAllFields().stream()
                .filter(field ->
                        field.getModifiers().stream().noneMatch(m -> m.name().equals("STATIC")));
    }

    private static Stream<JsonTypeInfo> typeInfos(JavaClass type) {
        return Stream.concat(
                type.tryGetAnnotationOfType(JsonTypeInfo.class).stream(),
                type.getFields().stream()
                        .flatMap(f -> f.tryGetAnnotationOfType(JsonTypeInfo.class).stream()));
    }

    @Test
    void nothing_reads_java_serialization_or_turns_default_typing_on() {
        ArchRuleDefinition.noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.ObjectInputStream")
                .check(GODWIT);
        Set<String> calls =
                GODWIT.stream()
                        .flatMap(type -> type.getMethodCallsFromSelf().stream())
                        .map(call -> call.getTarget().getName())
                        .filter(name -> name.endsWith("efaultTyping"))
                        .collect(Collectors.toSet());
        assertThat(calls).isEmpty();
    }
}
