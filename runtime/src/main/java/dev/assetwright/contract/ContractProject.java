package dev.assetwright.contract;

import dev.assetwright.contract.ContractViews.Accepted;
import dev.assetwright.contract.ContractViews.Change;
import dev.assetwright.contract.ContractViews.ContractList;
import dev.assetwright.contract.ContractViews.Difference;
import dev.assetwright.contract.ContractViews.Differences;
import dev.assetwright.contract.ContractViews.Field;
import dev.assetwright.contract.ContractViews.Head;
import dev.assetwright.contract.ContractViews.Whole;
import dev.assetwright.rules.Suggestions;
import dev.assetwright.rules.contract.ContractDefinition;
import dev.assetwright.rules.contract.ContractField;
import dev.assetwright.rules.contract.ContractJudge;
import dev.assetwright.rules.contract.ContractJudge.Judgement;
import dev.assetwright.rules.contract.ContractJudge.Standing;
import dev.assetwright.rules.contract.ContractLock;
import dev.assetwright.rules.contract.ContractReader;
import dev.assetwright.rules.contract.ContractReader.Role;
import dev.assetwright.rules.contract.ContractText;
import dev.assetwright.rules.contract.NamedType.RecordType;
import dev.assetwright.rules.contract.SchemaChange;
import dev.assetwright.rules.contract.SchemaComparison;
import dev.assetwright.version.RecordUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The contracts on a class path beside the locks in a folder. Reads what was compiled, so that it works also after a compilation
 * that failed because of a broken contract.
 */
public final class ContractProject {
  private final List<CompiledContracts> compiled;
  private final Path folder;
  private final RecordUse code;
  private final List<Entry> entries = new ArrayList<>();

  /**
   * A contract and what is known of it.
   *
   * @param isDeclared whether it is declared on the class path in a folder; else a module of a folder reads it
   */
  private record Entry(
      ContractDefinition definition,
      String module,
      boolean isDeclared,
      @Nullable ContractLock lock,
      List<ContractReader> readers) {}

  private ContractProject(List<CompiledContracts> compiled, Path folder, RecordUse code) {
    this.compiled = compiled;
    this.folder = folder;
    this.code = code;
  }

  /**
   * Reads a project.
   *
   * @param classPath folders of class files, jars, and folders with {@code /*} behind them for all jars therein
   * @param folder the locks; may not exist
   * @throws IOException if something is there and cannot be read
   * @throws ContractException if a file is there and says something else
   */
  public static ContractProject read(List<String> classPath, Path folder) throws IOException {
    List<Path> roots = CompiledContracts.roots(classPath);
    ContractProject project = new ContractProject(
        CompiledContracts.read(roots), folder, RecordUse.of(CompiledContracts.application(roots)));
    project.collect();
    return project;
  }

  private void collect() throws IOException {
    for (CompiledContracts module : compiled) {
      for (ContractDefinition definition : module.contracts().own()) {
        add(definition, module, true);
      }
    }
    for (CompiledContracts module : compiled) {
      for (ContractDefinition definition : module.contracts().consumed()) {
        if (module.isOwn()) {
          add(definition, module, false);
        }
      }
    }
    entries.sort((a, b) -> a.definition().key().compareTo(b.definition().key()));
  }

  private void add(ContractDefinition definition, CompiledContracts module, boolean isDeclared)
      throws IOException {
    List<ContractReader> readers = compiled.stream()
        .flatMap(other -> other.contracts().readers().stream())
        .filter(reader -> reader.contract().equals(definition.key()))
        .toList();
    ContractLock lock =
        module.isOwn() ? lock(file(definition.key(), isDeclared)).orElse(null) : null;
    if (isDeclared && !module.isOwn()) {
      return; // Its lock lies with its source; who reads it here has one of what is read.
    }
    entries.add(new Entry(definition, module.contracts().module(), isDeclared, lock, readers));
  }

  private static Optional<ContractLock> lock(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(ContractText.readLock(Files.readString(file)));
    } catch (IllegalArgumentException e) {
      throw new ContractException(
          "UnreadableLock",
          "'%s' cannot be read: %s.".formatted(file, e.getMessage()),
          List.of("Restore it from version control."));
    }
  }

  private Path file(String key, boolean isDeclared) {
    return folder.resolve(key + (isDeclared ? ".json" : ".read.json"));
  }

  /** Returns all contracts, by key. */
  public ContractList list() {
    return new ContractList(entries.stream().map(this::head).toList());
  }

  private Head head(Entry entry) {
    ContractDefinition definition = entry.definition();
    return new Head(
        definition.key(),
        definition.version().toString(),
        definition.compatibility().name(),
        definition.owner(),
        entry.module(),
        entry.isDeclared() ? "declared" : "read",
        standing(entry),
        entry.lock() == null ? null : entry.lock().newest().version().toString(),
        assets(entry, Role.MAKES),
        assets(entry, Role.READS));
  }

  private static List<String> assets(Entry entry, Role role) {
    TreeSet<String> assets = new TreeSet<>();
    for (ContractReader reader : entry.readers()) {
      if (reader.role() == role || reader.role() == Role.READS_AND_MAKES) {
        assets.add(reader.asset());
      }
    }
    return List.copyOf(assets);
  }

  private static String standing(Entry entry) {
    if (entry.lock() == null) {
      return "not locked";
    }
    if (!entry.isDeclared()) {
      boolean isSame = entry.lock().holds(entry.definition());
      return isSame ? "accepted" : readerBreaks(entry).isEmpty() ? "changed" : "broken";
    }
    return switch (ContractJudge.judge(entry.lock(), entry.definition()).standing()) {
      case ACCEPTED -> "accepted";
      case NEWER -> "changed";
      case BROKEN -> "broken";
      case WENT_BACK -> "went back";
    };
  }

  private static List<SchemaChange> readerBreaks(Entry entry) {
    return entry.lock() == null
        ? List.of()
        : ContractJudge.breaksReader(
            entry.lock().newest().schema(), entry.definition().schema());
  }

  /** Returns all about one contract, with who reads each component. */
  public Whole show(String key) {
    Entry entry = require(key);
    FieldReaders readers = readers(entry);
    List<Field> fields = new ArrayList<>();
    addFields(entry.definition().schema().root(), entry, readers, fields);
    entry.definition().schema().types().keySet().stream()
        .filter(type -> !type.equals(entry.definition().schema().root()))
        .forEach(type -> addFields(type, entry, readers, fields));
    return new Whole(
        head(entry),
        entry.definition().description(),
        entry.lock() == null
            ? List.of()
            : entry.lock().entries().stream()
                .map(accepted -> accepted.version().toString())
                .toList(),
        fields);
  }

  private FieldReaders readers(Entry entry) {
    return FieldReaders.of(entry.definition(), entry.readers(), code);
  }

  private static void addFields(
      String type, Entry entry, FieldReaders readers, List<Field> fields) {
    if (!(entry.definition().schema().get(type) instanceof RecordType record)) {
      return;
    }
    for (ContractField field : record.fields()) {
      String name = FieldReaders.name(entry.definition(), type, field);
      boolean isAny = !field.range().hasMin() && !field.range().hasMax();
      fields.add(new Field(
          name,
          field.type().toString(),
          field.isKey(),
          isAny ? "" : field.range().toString(),
          field.defaultValue().orElse(null),
          field.formerly(),
          field.description(),
          readers.readBy(name),
          readers.perhapsReadBy(name)));
    }
  }

  /** Returns what changed since it was accepted: in one contract, or in all that changed when the key is null. */
  public Differences diff(@Nullable String key) {
    List<Entry> asked = key == null ? entries : List.of(require(key));
    return new Differences(asked.stream()
        .filter(entry -> key != null || !standing(entry).equals("accepted"))
        .map(this::difference)
        .toList());
  }

  private Difference difference(Entry entry) {
    if (entry.lock() == null) {
      return new Difference(head(entry), List.of());
    }
    FieldReaders readers = readers(entry);
    if (!entry.isDeclared()) {
      List<SchemaChange> breaks = readerBreaks(entry);
      String version = entry.lock().newest().version().toString();
      return new Difference(
          head(entry),
          SchemaComparison.compare(
                  entry.lock().newest().schema(), entry.definition().schema().promise())
              .stream()
              .map(change ->
                  change(change, breaks.contains(change) ? version : null, entry, readers))
              .toList());
    }
    Judgement judgement = ContractJudge.judge(entry.lock(), entry.definition());
    List<Change> changes = new ArrayList<>();
    for (ContractJudge.Break broken : judgement.breaks()) {
      changes.add(change(broken.change(), broken.against().toString(), entry, readers));
    }
    for (SchemaChange change : judgement.changes()) {
      boolean isTold = judgement.breaks().stream()
          .anyMatch(broken -> broken.change().sentence().equals(change.sentence()));
      if (!isTold) {
        changes.add(change(change, null, entry, readers));
      }
    }
    return new Difference(head(entry), changes);
  }

  private static Change change(
      SchemaChange change, @Nullable String breaks, Entry entry, FieldReaders readers) {
    String field = change.field();
    boolean isRoot = change.path().equals(field);
    String name = isRoot ? field : change.record() + "." + field;
    FieldReaders known =
        change.kind() == SchemaChange.Kind.FIELD_REMOVED ? readersBefore(entry) : readers;
    return new Change(
        change.kind().name(),
        change.path(),
        change.sentence() + ".",
        breaks,
        !change.breaksBackward(),
        !change.breaksForward(),
        known.readBy(name),
        known.perhapsReadBy(name));
  }

  /** What is gone is in no compiled code: who read it is known from when it was accepted, if it was by command. */
  private static FieldReaders readersBefore(Entry entry) {
    SortedMap<String, List<String>> before = new TreeMap<>();
    if (entry.lock() != null) {
      before.putAll(entry.lock().readers());
    }
    if (before.isEmpty()) {
      assets(entry, Role.READS)
          .forEach(asset -> before.put(asset, List.of(FieldReaders.PERHAPS_ALL)));
    }
    return new FieldReaders(before);
  }

  /**
   * Writes what is compiled into the locks.
   *
   * @param keys which; all that changed when empty
   * @param givesUp whether promises of earlier versions may be given up
   * @return what was written, by key
   * @throws ContractException if a promise would be broken and may not be given up; nothing was written
   */
  public List<Accepted> accept(List<String> keys, boolean givesUp) throws IOException {
    List<Entry> asked = keys.isEmpty()
        ? entries.stream().filter(entry -> !standing(entry).equals("accepted")).toList()
        : keys.stream().map(this::require).toList();
    for (Entry entry : asked) {
      if (!givesUp) {
        requireKept(entry);
      }
    }
    List<Accepted> accepted = new ArrayList<>();
    for (Entry entry : asked) {
      accepted.add(accept(entry));
    }
    return accepted;
  }

  private void requireKept(Entry entry) {
    ContractDefinition definition = entry.definition();
    if (!entry.isDeclared() || entry.lock() == null) {
      return;
    }
    Judgement judgement = ContractJudge.judge(entry.lock(), definition);
    if (judgement.standing() == Standing.ACCEPTED || judgement.standing() == Standing.NEWER) {
      return;
    }
    List<String> hints = new ArrayList<>();
    judgement
        .breaks()
        .forEach(broken -> hints.add(
            "%s, against version %s.".formatted(broken.change().sentence(), broken.against())));
    hints.add("Make it a new major version: version = \"%s\"."
        .formatted(entry.lock().newest().version().nextMajor()));
    hints.add("To give the promise up all the same: --force. Nothing was written.");
    throw new ContractException(
        "ContractBroken",
        judgement.standing() == Standing.WENT_BACK
            ? "'%s' goes back from version %s to %s."
                .formatted(definition.key(), entry.lock().newest().version(), definition.version())
            : "'%s' %s breaks what was promised.".formatted(definition.key(), definition.version()),
        hints);
  }

  private Accepted accept(Entry entry) throws IOException {
    ContractDefinition definition = entry.definition();
    ContractLock before = entry.lock();
    ContractLock accepted = before == null || !entry.isDeclared()
        ? ContractLock.first(definition)
        : before.accept(definition);
    List<ContractReader> here = entry.readers();
    ContractLock written =
        accepted.withReaders(FieldReaders.of(definition, here, code).fields());
    Path file = file(definition.key(), entry.isDeclared());
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, ContractText.write(written));
    List<String> dropped = new ArrayList<>();
    if (before != null && entry.isDeclared()) {
      before.entries().stream()
          .filter(old -> !written.entries().contains(old))
          .forEach(old -> dropped.add(old.version().toString()));
    }
    return new Accepted(
        definition.key(), definition.version().toString(), file.toString(), dropped);
  }

  /** Returns a contract as it is compiled. */
  public ContractDefinition definition(String key) {
    return require(key).definition();
  }

  private Entry require(String key) {
    return entries.stream()
        .filter(entry -> entry.definition().key().equals(key))
        .findFirst()
        .orElseThrow(() -> unknown(key));
  }

  private ContractException unknown(String key) {
    List<String> keys =
        entries.stream().map(entry -> entry.definition().key()).distinct().toList();
    List<String> hints = new ArrayList<>();
    Suggestions.closest(key, keys, 3)
        .forEach(close -> hints.add("Did you mean '%s'?".formatted(close)));
    hints.add(
        keys.isEmpty()
            ? "No class here was compiled with a @Contract."
            : "To see all: assetwright contract list");
    return new ContractException(
        "UnknownContract", "There is no contract '%s'.".formatted(key), hints);
  }
}
