package dev.assetwright.processor;

import dev.assetwright.processor.model.AssetGraph;
import dev.assetwright.processor.model.Contracts;
import dev.assetwright.processor.read.ContractReader;
import dev.assetwright.processor.read.Language;
import dev.assetwright.processor.read.LockFolder;
import dev.assetwright.processor.read.Sources;
import dev.assetwright.processor.validate.ContractValidator;
import dev.assetwright.processor.validate.Scene;
import dev.assetwright.processor.write.ContractWriter;
import java.io.IOException;
import java.nio.file.Path;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/** What is done about contracts: they are read with their locks, compared, and written down. */
final class ContractStep {
  /** The option that names the folder with the locks. */
  static final String FOLDER = "assetwright.contracts";

  private final ProcessingEnvironment environment;
  private final Language language;
  private final @Nullable LockFolder locks;
  private final Contracts contracts;

  private ContractStep(
      ProcessingEnvironment environment,
      Language language,
      @Nullable LockFolder locks,
      Contracts contracts) {
    this.environment = environment;
    this.language = language;
    this.locks = locks;
    this.contracts = contracts;
  }

  static ContractStep read(
      ProcessingEnvironment environment, Language language, Sources sources, AssetGraph graph) {
    String folder = environment.getOptions().get(FOLDER);
    LockFolder locks = folder == null || folder.isBlank() ? null : new LockFolder(Path.of(folder));
    return new ContractStep(
        environment, language, locks, ContractReader.read(language, sources, graph, locks));
  }

  void validate(Scene scene) {
    new ContractValidator(contracts).validate(scene);
  }

  /** Writes what commands read, once it was there also that there is nothing; of a sound compilation also what other compilers read, and first locks. */
  void write(AssetGraph graph, boolean isSound) throws IOException {
    ContractWriter writer = new ContractWriter(contracts, language, environment.getFiler());
    if (contracts.isEmpty() && !writer.hasResource()) {
      return;
    }
    writer.writeResource(graph);
    if (isSound && writeManifests(writer) && locks != null) {
      writeFirstLocks(writer, locks);
    }
  }

  private boolean writeManifests(ContractWriter writer) throws IOException {
    try {
      writer.writeManifests();
      return true;
    } catch (FilerException e) {
      tell(
          Diagnostic.Kind.ERROR,
          "A class that is generated for a contract is there already: %s If it is left over from an earlier compile, empty the folder of classes; ecj writes no class anew that it finds there. If it is yours, rename it."
              .formatted(e.getMessage()));
      return false;
    }
  }

  /** A folder that cannot be written to is no reason to build nothing. */
  private void writeFirstLocks(ContractWriter writer, LockFolder folder) {
    try {
      for (String file : writer.writeFirstLocks(folder)) {
        tell(Diagnostic.Kind.NOTE, "'%s' is new; keep it in version control.".formatted(file));
      }
    } catch (IOException e) {
      tell(
          Diagnostic.Kind.WARNING,
          "A lock cannot be written, so that no promise is kept: %s".formatted(e));
    }
  }

  private void tell(Diagnostic.Kind kind, String sentence) {
    environment.getMessager().printMessage(kind, "[Assetwright] " + sentence);
  }
}
