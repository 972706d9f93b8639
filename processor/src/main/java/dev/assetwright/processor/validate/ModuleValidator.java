package dev.assetwright.processor.validate;

import dev.assetwright.processor.diagnostic.Code;
import dev.assetwright.processor.model.Declarations;
import dev.assetwright.processor.model.ImportedGraph;
import dev.assetwright.processor.model.ModuleDeclaration;
import dev.assetwright.processor.model.SourcePlace;
import dev.assetwright.processor.model.TypeValue;
import dev.assetwright.processor.read.Language;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** A compilation is one module, and what it names can be used. */
final class ModuleValidator implements Validator {
  private static final String GUICE_MODULE = "com.google.inject.Module";

  @Override
  public void validate(Scene scene) {
    List<ModuleDeclaration> modules = scene.graph().declarations().modules();
    for (ModuleDeclaration module : modules) {
      TypeElement type = module.element();
      if (type != null) {
        scene.progress().at(type.getQualifiedName().toString());
        checkPlace(module, type, modules.get(0), scene);
        module.install().forEach(installed -> checkInstalled(installed, module, scene));
      }
    }
    checkCircle(scene);
    for (ImportedGraph graph : scene.graph().declarations().imported()) {
      if (!graph.isGraph()) {
        add(
            graph.type().place(),
            scene,
            "'%s' is no generated graph.".formatted(name(graph.type())),
            "Name the other module's '…_Graph' class, which lies beside its @AssetModule.");
      }
    }
  }

  /** Only an older build of this module lets such a circle come to be: another was compiled against that. */
  private static void checkCircle(Scene scene) {
    Declarations declarations = scene.graph().declarations();
    String own = declarations.module().qualifiedGraphName();
    Stream.concat(declarations.imported().stream(), declarations.reached().stream())
        .filter(graph -> graph.uses().contains(own))
        .findFirst()
        .ifPresent(graph -> add(
            graph.type().place(),
            scene,
            "'%s' uses '%s' in turn, so neither can be compiled first."
                .formatted(graph.module(), declarations.module().name()),
            "Move what both of them read into a module of its own."));
  }

  private static void checkPlace(
      ModuleDeclaration module, TypeElement type, ModuleDeclaration first, Scene scene) {
    if (module != first && first.element() != null) {
      add(
          SourcePlace.of(type),
          scene,
          "'%s' is a second module in one compilation; the first is '%s'."
              .formatted(type.getSimpleName(), first.element().getSimpleName()),
          "Keep one @AssetModule, or compile them apart.");
    } else if (module.packageName().isEmpty()) {
      add(
          SourcePlace.of(type),
          scene,
          "'%s' lies in no package, where the graph cannot name other packages' types."
              .formatted(type.getSimpleName()),
          "Give the file a package.");
    } else if (module.name().isBlank()) {
      add(
          SourcePlace.of(type),
          scene,
          "'%s' gives its module no name.".formatted(type.getSimpleName()),
          "Write what people call it: @AssetModule(name = \"shop\").");
    }
  }

  private static void checkInstalled(TypeValue installed, ModuleDeclaration module, Scene scene) {
    if (!isGuiceModule(installed.element().asType(), scene.language())) {
      add(
          installed.place(),
          scene,
          "'%s' is no Guice module.".formatted(name(installed)),
          "Let it extend com.google.inject.AbstractModule.");
    } else if (!Accessibility.isVisible(
        installed.element(), module.packageName(), scene.language())) {
      add(
          installed.place(),
          scene,
          "'%s' cannot be named by the graph in package '%s'."
              .formatted(name(installed), module.packageName()),
          "Take 'private' away from it.");
    }
  }

  private static boolean isGuiceModule(TypeMirror type, Language language) {
    return Language.nameOf(type).equals(GUICE_MODULE)
        || type instanceof DeclaredType
            && language.types().directSupertypes(type).stream()
                .anyMatch(above -> isGuiceModule(above, language));
  }

  private static String name(TypeValue type) {
    return type.element().getSimpleName().toString();
  }

  private static void add(SourcePlace place, Scene scene, String headline, String hint) {
    scene.messages().add(Code.BAD_MODULE, place, headline, hint);
  }
}
