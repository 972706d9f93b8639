package dev.assetwright.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.assetwright.processor.model.AssetGraph;
import dev.assetwright.processor.model.ContractDeclaration;
import dev.assetwright.processor.model.ContractUse;
import dev.assetwright.processor.model.Contracts;
import dev.assetwright.processor.model.DeclaringClass;
import dev.assetwright.processor.model.SqlDeclaration;
import dev.assetwright.processor.read.DeclarationReader;
import dev.assetwright.processor.read.Language;
import dev.assetwright.processor.read.LockFolder;
import dev.assetwright.rules.contract.ContractLock;
import dev.assetwright.rules.contract.ContractReader;
import dev.assetwright.rules.contract.ContractText;
import dev.assetwright.rules.contract.ModuleContracts;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.tools.StandardLocation;

/** Writes what a compilation promises: for commands, for the compilers of other modules, and as first locks. */
public final class ContractWriter {
  private static final ClassName MANIFEST = ClassName.get("dev.assetwright", "ContractManifest");
  /** A constant of a class file holds 65,535 bytes; a character takes at most three. */
  private static final int LONGEST_PART = 20_000;

  private final Contracts contracts;
  private final Language language;
  private final Filer filer;

  /** Makes a writer of these contracts. */
  public ContractWriter(Contracts contracts, Language language, Filer filer) {
    this.contracts = contracts;
    this.language = language;
    this.filer = filer;
  }

  /** Whether an earlier compilation left what commands read. */
  public boolean hasResource() {
    try (InputStream left = filer
        .getResource(StandardLocation.CLASS_OUTPUT, "", ModuleContracts.RESOURCE)
        .openInputStream()) {
      return left.read() >= 0;
    } catch (IOException | RuntimeException e) {
      return false; // Compilers differ in how they say that a file is not there.
    }
  }

  /** Writes what commands read; also of a compilation that fails, so that a broken promise can be looked at. */
  public void writeResource(AssetGraph graph) throws IOException {
    ModuleContracts module = new ModuleContracts(
        graph.declarations().module().name(),
        contracts.own().stream().map(ContractDeclaration::definition).toList(),
        contracts.consumed().stream().map(ContractDeclaration::definition).toList(),
        contracts.uses().stream().map(this::reader).toList());
    Element[] origins =
        contracts.own().stream().map(ContractDeclaration::element).toArray(Element[]::new);
    try (Writer file = filer
        .createResource(StandardLocation.CLASS_OUTPUT, "", ModuleContracts.RESOURCE, origins)
        .openWriter()) {
      file.write(module.write());
    }
  }

  private ContractReader reader(ContractUse use) {
    SqlDeclaration sql = use.method().sql();
    return new ContractReader(
        use.contract(),
        use.asset(),
        use.role(),
        language.elements().getBinaryName(use.method().owner().element()).toString(),
        use.method().name(),
        Descriptors.of(use.method().element()),
        sql == null ? "" : sql.text().value());
  }

  /** Writes what the compilers of other modules read, beside each record. */
  public void writeManifests() throws IOException {
    for (ContractDeclaration contract : contracts.own()) {
      DeclaringClass owner = DeclarationReader.declaringClass(language, contract.element());
      AnnotationSpec.Builder manifest = AnnotationSpec.builder(MANIFEST);
      String text = ContractText.write(contract.definition());
      for (int from = 0; from < text.length(); from += LONGEST_PART) {
        String part = text.substring(from, Math.min(text.length(), from + LONGEST_PART));
        manifest.addMember("value", Vocabulary.literal(part));
      }
      TypeSpec.Builder type = TypeSpec.classBuilder(owner.generatedPrefix() + "_Contract")
          .addJavadoc(
              "What {@code $L} promises, for the compilers of other modules.", owner.display())
          .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
          .addAnnotation(manifest.build())
          .addOriginatingElement(contract.element())
          .addMethod(
              MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
      Vocabulary.mark(type, language);
      Vocabulary.write(owner.packageName(), type.build(), language, filer);
    }
  }

  /** Writes the locks of contracts that have none; returns what people call their files. */
  public List<String> writeFirstLocks(LockFolder locks) throws IOException {
    List<String> written = new ArrayList<>();
    for (ContractDeclaration contract : contracts.own()) {
      writeFirstLock(contract, true, locks, written);
    }
    for (ContractDeclaration contract : contracts.consumed()) {
      writeFirstLock(contract, false, locks, written);
    }
    return written;
  }

  private static void writeFirstLock(
      ContractDeclaration contract, boolean isOwn, LockFolder locks, List<String> written)
      throws IOException {
    if (contract.lock() != null) {
      return;
    }
    Path file = locks.file(contract.key(), isOwn);
    Files.createDirectories(file.getParent());
    Files.writeString(file, ContractText.write(ContractLock.first(contract.definition())));
    written.add(locks.display(contract.key(), isOwn));
  }
}
