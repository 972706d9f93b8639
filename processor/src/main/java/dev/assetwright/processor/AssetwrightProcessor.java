package dev.assetwright.processor;

import dev.assetwright.processor.diagnostic.Code;
import dev.assetwright.processor.diagnostic.MessagePrinter;
import dev.assetwright.processor.diagnostic.Messages;
import dev.assetwright.processor.diagnostic.Progress;
import dev.assetwright.processor.lint.SourceTrees;
import dev.assetwright.processor.model.AssetGraph;
import dev.assetwright.processor.model.Declarations;
import dev.assetwright.processor.model.SourcePlace;
import dev.assetwright.processor.model.UnitDeclaration;
import dev.assetwright.processor.read.DeclarationReader;
import dev.assetwright.processor.read.KeyReader;
import dev.assetwright.processor.read.Language;
import dev.assetwright.processor.read.Resources;
import dev.assetwright.processor.read.Sources;
import dev.assetwright.processor.validate.Scene;
import dev.assetwright.processor.validate.UnresolvedTypes;
import dev.assetwright.processor.validate.Validator;
import dev.assetwright.processor.validate.Validators;
import dev.assetwright.processor.write.GraphWriter;
import dev.assetwright.processor.write.KeysWriter;
import dev.assetwright.processor.write.UnitWriter;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/**
 * Validates annotated assets and generates what runs them.
 *
 * <p>The first round writes key constants, from names alone. Whatever refers to them resolves in the next one, so then
 * everything is read and validated, and, when it is sound, units and the graph are written; at once, when nothing waits for
 * anything, since a compiler enters all classes anew for each round. While some type does not resolve, it waits for another
 * processor to generate it; in the last round it says what is missing.
 */
public final class AssetwrightProcessor extends AbstractProcessor {
  private static final Set<String> ANNOTATIONS = Set.of(
      "dev.assetwright.Asset",
      "dev.assetwright.MultiAsset",
      "dev.assetwright.SqlAsset",
      "dev.assetwright.External",
      "dev.assetwright.Check",
      "dev.assetwright.Hourly",
      "dev.assetwright.Daily",
      "dev.assetwright.Weekly",
      "dev.assetwright.Monthly",
      "dev.assetwright.CronWindows",
      "dev.assetwright.StaticPartitions",
      "dev.assetwright.DynamicPartitions",
      "dev.assetwright.ProductOf",
      "dev.assetwright.Config",
      "dev.assetwright.Contract",
      "dev.assetwright.Public",
      "dev.assetwright.AssetModule");

  /** {@code false} for judging alone: nothing is written, so that constants of keys mean nothing. For measuring. */
  private static final String GENERATE = "assetwright.generate";

  private final List<Validator> validators;
  private final Sources sources = new Sources();
  private final Progress progress = new Progress();
  private boolean finished;

  /** Makes the processor as compilers do. */
  public AssetwrightProcessor() {
    this(Validators.ALL);
  }

  /** Makes a processor of these rules. */
  AssetwrightProcessor(List<Validator> validators) {
    this.validators = validators;
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return ANNOTATIONS;
  }

  @Override
  public Set<String> getSupportedOptions() {
    return Set.of(GENERATE, ContractStep.FOLDER, Resources.OPTION);
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  /** Does the work of one round; claims no annotation, and never throws. */
  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    try {
      processRound(round);
    } catch (IOException
        | RuntimeException
        | LinkageError
        | StackOverflowError
        | AssertionError e) {
      finished = true;
      processingEnv
          .getMessager()
          .printMessage(Diagnostic.Kind.ERROR, FailureReport.text(progress.subject(), e));
    }
    return false;
  }

  private void processRound(RoundEnvironment round) throws IOException {
    Language language = new Language(processingEnv.getTypeUtils(), processingEnv.getElementUtils());
    SortedSet<String> added = sources.add(round, language.elements());
    if (finished) {
      added.forEach(name -> reportLate(language.elements().getTypeElement(name)));
      return;
    }
    boolean last = round.processingOver();
    boolean early = !last && generates() && writeKeys(added, language);
    if (early && (round.errorRaised() || !OtherProcessors.none())) {
      return;
    }
    if (!sources.isEmpty()) {
      conclude(language, early, last, round.errorRaised());
    }
  }

  private Resources resources() {
    return Resources.of(processingEnv);
  }

  private boolean writeKeys(SortedSet<String> classes, Language language) throws IOException {
    KeysWriter writer = new KeysWriter(language, processingEnv.getFiler());
    boolean written = false;
    for (String name : classes) {
      progress.at(name);
      written |= writer.write(KeyReader.read(language, name));
    }
    return written;
  }

  /** @param early whether there will be a next round for all that is not sound in this one */
  private void conclude(Language language, boolean early, boolean last, boolean othersFailed)
      throws IOException {
    Declarations declarations = DeclarationReader.read(language, resources(), sources, progress);
    if (!declarations.unresolved().isEmpty() && !last) {
      return;
    }
    AssetGraph graph = new AssetGraph(declarations);
    Messages messages = new Messages();
    if (!othersFailed) {
      UnresolvedTypes.report(declarations.unresolved(), messages);
    }
    Scene scene = Scene.of(graph, language, SourceTrees.of(processingEnv), messages, progress);
    validators.forEach(validator -> validator.validate(scene));
    ContractStep contracts = ContractStep.read(processingEnv, language, sources, graph);
    contracts.validate(scene);
    if (early && messages.hasErrors()) {
      return;
    }
    finished = true;
    new MessagePrinter(processingEnv.getMessager()).print(messages.all());
    if (!last && generates()) {
      contracts.write(graph, !messages.hasErrors());
    }
    if (!messages.hasErrors() && !last && generates()) {
      write(graph, language);
    }
  }

  private boolean generates() {
    return !"false".equals(processingEnv.getOptions().get(GENERATE));
  }

  private void write(AssetGraph graph, Language language) throws IOException {
    UnitWriter units = new UnitWriter(language, processingEnv.getFiler());
    Messages messages = new Messages();
    for (UnitDeclaration unit : graph.declarations().units()) {
      progress.at(unit.owner().qualifiedName());
      try {
        units.write(unit, graph);
      } catch (FilerException e) {
        messages.add(
            Code.UNUSABLE_CLASS,
            SourcePlace.of(unit.owner().element()),
            "'%s' needs a generated class '%s', but there is one already."
                .formatted(unit.owner().display(), unit.owner().unitName()),
            "If it is left over from an earlier compile, empty the folder of classes; ecj writes no class anew that it finds there.",
            "If it is yours, rename it.");
      }
    }
    if (messages.hasErrors()) {
      new MessagePrinter(processingEnv.getMessager()).print(messages.all());
    } else if (graph.declarations().hasModule()) {
      progress.at(graph.declarations().module().graphName());
      new GraphWriter(language, processingEnv.getFiler()).write(graph);
    }
  }

  /** A class that another processor generates after the graph was written cannot be part of it. */
  private void reportLate(TypeElement type) {
    Messages messages = new Messages();
    messages.add(
        Code.UNUSABLE_CLASS,
        SourcePlace.of(type),
        "'%s' holds assets but was generated too late to become part of the graph."
            .formatted(type.getSimpleName()),
        "The processor that generates it must do so in its first round.");
    new MessagePrinter(processingEnv.getMessager()).print(messages.all());
  }
}
