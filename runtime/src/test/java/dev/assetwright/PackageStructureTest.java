package dev.assetwright;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackageStructureTest {
  private static final JavaClasses CLASSES = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests())
      .importPackages("dev.assetwright");

  @Test
  void packagesFormNoCycles() {
    slices().matching("dev.assetwright.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @ParameterizedTest(name = "{0} is known in {1} only")
  @CsvSource({
    "com.google.inject, load boot",
    "com.google.common, ''",
    "tools.jackson, json",
    "com.fasterxml.jackson, json",
    "org.objectweb.asm, version",
    "java.sql, warehouse store",
    "org.jdbi, store",
    "org.sqlite, warehouse store",
    "org.jgrapht, graph",
    "picocli, cli",
  })
  void aLibraryIsKnownInOnePlaceOnly(String library, String places) {
    String[] homes = Arrays.stream(places.split(" "))
        .filter(place -> !place.isEmpty())
        .map(place -> "dev.assetwright." + place + "..")
        .toArray(String[]::new);
    noClasses()
        .that()
        .resideOutsideOfPackages(homes)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library + "..")
        .allowEmptyShould(true)
        .check(CLASSES);
  }
}
