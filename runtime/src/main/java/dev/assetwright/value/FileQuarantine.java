package dev.assetwright.value;

import dev.assetwright.json.Json;
import dev.assetwright.json.JsonFormatException;
import dev.assetwright.model.AssetDefinition;
import dev.assetwright.model.Cell;
import dev.assetwright.model.Refusal;
import dev.assetwright.model.StorageKind;
import dev.assetwright.rules.AssetKey;
import dev.assetwright.spi.AssetStorage.RowPage;
import dev.assetwright.spi.Quarantine;
import dev.assetwright.spi.StoreUnavailableException;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Refused files, in a folder of their own for each cell: {@code values/.quarantine/<key>/<partition or _>/}.
 *
 * <p>A file counts once the note beside it names its data version. The note comes last and goes first, so what a process leaves
 * that dies in between is what was there before, the new file or nothing. What lies about without a note goes when something of
 * the cell is published or refused.
 */
final class FileQuarantine implements Quarantine {
  private static final String NOTE = "refusal.json";

  private final ValueFiles files;

  FileQuarantine(ValueFiles files) {
    this.files = files;
  }

  /** Takes a file that is complete and synced, with the ending of its kind. */
  void keep(Path file, String ending, Kept kept) throws IOException {
    Path folder = folder(kept.cell());
    DurableFiles.createFolders(folder);
    DurableFiles.publish(file, folder.resolve(kept.dataVersion() + ending));
    Path note = Files.createTempFile(folder, ValueFiles.stagedPrefix(), "");
    Files.write(note, Json.facts().writeBytes(kept));
    try (FileChannel channel = FileChannel.open(note, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    DurableFiles.publish(note, folder.resolve(NOTE));
    clear(folder, kept.dataVersion());
  }

  /** Removes all there is of a cell. */
  void clear(Cell cell) throws IOException {
    Path folder = folder(cell);
    if (folder.toFile().exists()) {
      Files.deleteIfExists(folder.resolve(NOTE));
      clear(folder, null);
      Files.deleteIfExists(folder);
    }
  }

  /** Removes all but the note and the files of that data version. */
  private static void clear(Path folder, @Nullable String dataVersion) throws IOException {
    for (String name : names(folder)) {
      String version = ValueFiles.dataVersion(name);
      if (!name.equals(NOTE) && (version == null || !version.equals(dataVersion))) {
        Files.deleteIfExists(folder.resolve(name));
      }
    }
  }

  /** Gives what is kept of a cell to another one, which has none. */
  void move(Cell from, Cell to) throws IOException {
    Kept kept = find(from);
    if (kept == null || find(to) != null) {
      return;
    }
    Refusal why = kept.refusal();
    if (why.asset().equals(from.asset())) {
      why = new Refusal(why.run(), why.attempt(), why.at(), to.asset(), why.check(), why.message());
    }
    for (String name : names(folder(from))) {
      if (kept.dataVersion().equals(ValueFiles.dataVersion(name))) {
        keep(
            folder(from).resolve(name),
            name.substring(kept.dataVersion().length()),
            new Kept(to, why, kept.dataVersion(), kept.rows()));
      }
    }
    clear(from);
  }

  @Override
  public List<Kept> all() {
    return below(files.quarantine(), Integer.MAX_VALUE);
  }

  @Override
  public List<Kept> of(AssetKey asset) {
    Path folder = folder(new Cell(asset, null)).getParent();
    return below(folder, 2).stream()
        .filter(kept -> kept.cell().asset().equals(asset))
        .toList();
  }

  private List<Kept> below(Path folder, int depth) {
    List<Kept> found = new ArrayList<>();
    try {
      collect(folder, depth, found);
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
    found.sort(Comparator.comparing(Kept::cell));
    return found;
  }

  private static void collect(Path folder, int depth, List<Kept> found) throws IOException {
    for (String name : names(folder)) {
      Path path = folder.resolve(name);
      Kept kept = name.equals(NOTE) ? read(path) : null;
      if (kept != null) {
        found.add(kept);
      } else if (depth > 1) {
        collect(path, depth - 1, found);
      }
    }
  }

  @Override
  public @Nullable Kept find(Cell cell) {
    Path note = folder(cell).resolve(NOTE);
    try {
      Kept kept = read(note);
      // Between the note and its file another attempt may have replaced both.
      return kept == null ? read(note) : kept;
    } catch (IOException e) {
      throw unreadable(note, e);
    }
  }

  /** Returns what a note tells; null if it is gone, or the file is. */
  private static @Nullable Kept read(Path note) throws IOException {
    try {
      Kept kept = Json.facts().read(Files.readString(note), Kept.class);
      boolean there = names(note.getParent()).stream()
          .anyMatch(name -> kept.dataVersion().equals(ValueFiles.dataVersion(name)));
      return there ? kept : null;
    } catch (NoSuchFileException | JsonFormatException e) {
      // A note that does not read was changed by hand, or by another version: it tells nothing.
      return null;
    }
  }

  @Override
  public RowPage preview(AssetDefinition asset, Type type, Kept kept, int offset, int limit) {
    Path path =
        folder(kept.cell()).resolve(kept.dataVersion() + ValueFiles.ending(asset.storage()));
    if (!path.toFile().exists()) {
      return RowPage.NOTHING;
    }
    StoredFile file = StoredFile.unverified(asset.key(), path, kept.dataVersion());
    return asset.storage() == StorageKind.ROWS
        ? ValuePreview.ofRows(file, offset, limit)
        : ValuePreview.ofValue(file.value(Object.class), type, offset, limit);
  }

  @Override
  public void drop(Kept kept) {
    try {
      if (kept.equals(find(kept.cell()))) {
        clear(kept.cell());
      }
    } catch (IOException e) {
      throw new StoreUnavailableException(
          "What was refused of '%s' could not be removed from '%s' (%s). Check its permissions, then try again."
              .formatted(kept.cell(), folder(kept.cell()), e.getMessage()),
          e);
    }
  }

  private Path folder(Cell cell) {
    return new ValueFiles(files.quarantine()).cell(cell.asset(), cell.partition());
  }

  private static List<String> names(Path folder) {
    String[] names = folder.toFile().list();
    return names == null ? List.of() : List.of(names);
  }

  private static StoreUnavailableException unreadable(Path path, Exception e) {
    return new StoreUnavailableException(
        "What was refused cannot be read in '%s' (%s). Check its permissions, then try again."
            .formatted(path, e.getMessage()),
        e);
  }
}
