package dev.assetwright.store.sql;

import dev.assetwright.model.Cell;
import dev.assetwright.rules.AssetKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Numbers for what has a name, and the next free ones. The write lock is held whenever they are asked for, so numbers are
 * handed out here instead of by the database; that is what lets whole batches be bound before they are executed.
 */
final class WriteIds {
  private final WriteSession session;
  private final WriteSession.Batch newAssets;
  private final WriteSession.Batch newCells;
  private final WriteSession.Batch newRuns;
  private final WriteSession.Batch newWords;
  private final Map<AssetKey, Long> assets = new HashMap<>();
  private final Map<Cell, Long> cells = new HashMap<>();
  private final Map<String, Long> runs = new HashMap<>();
  private final Map<String, Long> words = new HashMap<>();
  private long renamed;
  private long pruned;
  private long sequence;
  private long materialization;
  private long asset;
  private long cell;
  private long run;
  private long word;

  WriteIds(WriteSession session) throws SQLException {
    this.session = session;
    this.newAssets = session.rows("asset (id, key)", "");
    this.newCells = session.rows("cell (id, asset_id, partition)", "");
    this.newRuns = session.rows("run (id, name)", "");
    this.newWords = session.rows("word (id, text)", "");
  }

  /** Looks up what other processes have taken since. */
  void begin() throws SQLException {
    try (ResultSet row = session.query("SELECT"
        + " coalesce((SELECT max(sequence) FROM event), 0),"
        + " coalesce((SELECT max(id) FROM materialization), 0),"
        + " coalesce((SELECT max(id) FROM asset), 0),"
        + " coalesce((SELECT max(id) FROM cell), 0),"
        + " coalesce((SELECT max(id) FROM run), 0),"
        + " coalesce((SELECT max(id) FROM word), 0),"
        + " coalesce((SELECT max(sequence) FROM former_key), 0),"
        + " coalesce((SELECT max(passes) FROM pruning), 0)")) {
      row.next();
      sequence = row.getLong(1);
      materialization = row.getLong(2);
      asset = row.getLong(3);
      cell = row.getLong(4);
      run = row.getLong(5);
      word = row.getLong(6);
      if (row.getLong(7) != renamed) {
        renamed = row.getLong(7);
        assets.clear();
        cells.clear();
      }
      if (row.getLong(8) != pruned) {
        pruned = row.getLong(8);
        runs.clear();
      }
    }
  }

  /** Some runs are gone; their names may come to mean others. */
  void forgetRuns() {
    runs.clear();
  }

  /** Nothing more is written of a run: as many come and go as there is time. */
  void forgetRun(String name) {
    runs.remove(name);
  }

  /** Gives an asset another name; it keeps its number. What has the new name by chance, without a fact, gets one of its own. */
  void rename(long at, AssetKey from, AssetKey to) throws SQLException {
    long number = asset(from);
    session.execute("UPDATE asset SET key = key || '_unused_' || id WHERE key = ?", to.toString());
    session.execute("UPDATE asset SET key = ? WHERE id = ?", to.toString(), number);
    session.execute(
        "INSERT INTO former_key (sequence, key, asset_id) VALUES (?, ?, ?)",
        at,
        from.toString(),
        number);
    renamed = at;
    assets.clear();
    cells.clear();
  }

  long nextSequence() {
    return ++sequence;
  }

  long nextMaterialization() {
    return ++materialization;
  }

  long asset(AssetKey key) throws SQLException {
    Long known = assets.get(key);
    if (known == null) {
      known = isComplete(assets, this.asset)
          ? -1
          : find("SELECT id FROM asset WHERE key = ?", key.toString());
      if (known < 0) {
        known = ++asset;
        newAssets.add(known, key.toString());
      }
      assets.put(key, known);
    }
    return known;
  }

  long cell(Cell of) throws SQLException {
    Long known = cells.get(of);
    if (known == null) {
      long asset = asset(of.asset());
      known = isComplete(cells, this.cell)
          ? -1
          : find("SELECT id FROM cell WHERE asset_id = ? AND partition = ?", asset, partition(of));
      if (known < 0) {
        known = add(of);
      }
      cells.put(of, known);
    }
    return known;
  }

  /** Sees to it that many cells have their numbers, with few questions. */
  void number(Collection<Cell> wanted) throws SQLException {
    if (isComplete(cells, cell)) {
      for (Cell each : wanted) {
        cell(each);
      }
      return;
    }
    Map<Long, List<String>> unknown = new TreeMap<>();
    for (Cell cell : wanted) {
      if (!cells.containsKey(cell)) {
        unknown
            .computeIfAbsent(asset(cell.asset()), asset -> new ArrayList<>())
            .add(partition(cell));
      }
    }
    Map<Long, Map<String, Long>> found = new HashMap<>();
    for (Map.Entry<Long, List<String>> of : unknown.entrySet()) {
      found.put(of.getKey(), find(of.getKey(), of.getValue()));
    }
    for (Cell cell : wanted) {
      if (!cells.containsKey(cell)) {
        Long known = found.get(asset(cell.asset())).get(partition(cell));
        cells.put(cell, known == null ? add(cell) : known);
      }
    }
  }

  private Map<String, Long> find(long asset, List<String> partitions) throws SQLException {
    Map<String, Long> found = new HashMap<>();
    for (List<Object> some : Questions.parts(partitions)) {
      try (ResultSet row = session.query(
          "SELECT partition, id FROM cell WHERE asset_id = ? AND partition IN " + Questions.LIST,
          Questions.with(asset, some))) {
        while (row.next()) {
          found.put(row.getString(1), row.getLong(2));
        }
      }
    }
    return found;
  }

  private long add(Cell of) throws SQLException {
    newCells.add(++cell, asset(of.asset()), partition(of));
    return cell;
  }

  private static String partition(Cell cell) {
    return cell.partition() == null ? "" : cell.partition();
  }

  long run(String name) throws SQLException {
    Long known = runs.get(name);
    if (known == null) {
      known = isComplete(runs, this.run) ? -1 : find("SELECT id FROM run WHERE name = ?", name);
      if (known < 0) {
        known = ++run;
        newRuns.add(known, name);
      }
      runs.put(name, known);
    }
    return known;
  }

  long word(String text) throws SQLException {
    Long known = words.get(text);
    if (known == null) {
      known = isComplete(words, this.word) ? -1 : find("SELECT id FROM word WHERE text = ?", text);
      if (known < 0) {
        known = ++word;
        newWords.add(known, text);
      }
      words.put(text, known);
    }
    return known;
  }

  /** Whether all that has a number is known here, so that nothing else needs to be looked for. */
  private static boolean isComplete(Map<?, Long> known, long newest) {
    return known.size() == newest;
  }

  /** Returns the number, or -1. What is still in a batch is in a map as well. */
  private long find(String sql, Object... parameters) throws SQLException {
    try (ResultSet row = session.query(sql, parameters)) {
      return row.next() ? row.getLong(1) : -1;
    }
  }
}
