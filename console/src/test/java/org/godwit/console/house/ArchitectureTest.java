package org.godwit.console.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import org.godwit.cluster.master.MasterCommand;
import org.godwit.cluster.wire.Wire;

/// The arrows of docs/architecture.md.
@AnalyzeClasses(packages = "org.godwit", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] CORE = {
        "org.godwit.task..",
        "org.godwit.message..",
        "org.godwit.queue..",
        "org.godwit.processor..",
        "org.godwit.port..",
        "org.godwit.continuation..",
        "org.godwit.program..",
        "org.godwit.wire..",
        "org.godwit.host..",
        "org.godwit.migration..",
        "org.godwit.service..",
        "org.godwit.mailbox..",
        "org.godwit.group.."
    };

    @ArchTest
    static final ArchRule core_knows_nothing_but_the_jdk =
            noClasses()
                    .that()
                    .resideInAnyPackage(CORE)
                    .should()
                    .dependOnClassesThat()
                    .resideOutsideOfPackages(
                            concat(CORE, "java..", "org.jspecify..", "org.godwit"));

    @ArchTest
    static final ArchRule weaving_knows_core_only_and_the_image_not_the_weaver =
            noClasses()
                    .that()
                    .resideInAPackage("org.godwit.instrument..")
                    .should()
                    .dependOnClassesThat()
                    .resideOutsideOfPackages(
                            concat(
                                    CORE,
                                    "java..",
                                    "jdk.internal.misc..",
                                    "org.jspecify..",
                                    "org.godwit.instrument.."));

    @ArchTest
    static final ArchRule images_know_nothing_of_weaving =
            noClasses()
                    .that()
                    .resideInAPackage("org.godwit.instrument.image..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.godwit.instrument.weave..", "org.godwit.instrument.check..");

    @ArchTest
    static final ArchRule one_class_knows_the_internals_of_the_jdk =
            noClasses()
                    .that()
                    .doNotHaveFullyQualifiedName("org.godwit.instrument.image.Internals")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("jdk.internal..");

    @ArchTest
    static final ArchRule the_protocol_has_no_clock_no_chance_and_no_thread =
            noClasses()
                    .that()
                    .resideInAnyPackage("org.godwit.processor..", "org.godwit.queue..")
                    .should()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("java.lang.Thread")
                    .orShould()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "java.util.random..",
                            "java.util.concurrent..",
                            "java.io..",
                            "java.nio.file..")
                    .orShould()
                    .callMethod(System.class, "nanoTime")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule only_cluster_and_persistence_and_what_is_compared_with_know_pekko =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "org.godwit.cluster..",
                            "org.godwit.persistence..",
                            "org.godwit.console.torture.plain..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.apache.pekko..");

    @ArchTest
    static final ArchRule what_is_compared_with_is_for_the_comparison_only =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("org.godwit.console.torture..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.godwit.console.torture.plain..");

    @ArchTest
    static final ArchRule the_facade_knows_only_core =
            noClasses()
                    .that()
                    .resideInAPackage("org.godwit.pvm..")
                    .should()
                    .dependOnClassesThat()
                    .resideOutsideOfPackages(
                            concat(CORE, "org.godwit.pvm..", "java..", "org.jspecify.."));

    @ArchTest
    static final ArchRule cluster_names_no_journal_no_facade_and_no_console =
            noClasses()
                    .that()
                    .resideInAPackage("org.godwit.cluster..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.godwit.persistence..", "org.godwit.pvm..", "org.godwit.console..");

    @ArchTest
    static final ArchRule journals_know_nothing_of_the_rest =
            noClasses()
                    .that()
                    .resideInAPackage("org.godwit.persistence..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            concat(CORE, "org.godwit.cluster..", "org.godwit.console.."));

    @ArchTest
    static final ArchRule examples_see_the_facade_and_core_only =
            noClasses()
                    .that()
                    .resideInAPackage("org.godwit.examples..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.godwit.cluster..",
                            "org.godwit.persistence..",
                            "org.godwit.console..");

    /// A host may be another one than the master's: what it tells him must be fit to travel.
    @ArchTest
    static final ArchRule hosts_tell_the_master_only_what_crosses_the_wire =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("org.godwit.cluster.master..")
                    .should()
                    .callConstructorWhere(
                            target(owner(assignableTo(MasterCommand.class)))
                                    .and(not(target(owner(assignableTo(Wire.class))))));

    @ArchTest
    static final ArchRule packages_of_the_journal_are_free_of_cycles =
            slices().matching("org.godwit.persistence.(*)..").should().beFreeOfCycles();

    private static String[] concat(String[] first, String... more) {
        String[] all = java.util.Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return all;
    }
}
