package dev.assetwright.processor.validate;

import dev.assetwright.processor.diagnostic.Words;
import dev.assetwright.processor.model.ContractUse;
import dev.assetwright.processor.model.SqlDeclaration;
import dev.assetwright.rules.Names;
import dev.assetwright.rules.contract.ContractLock;
import dev.assetwright.rules.contract.ContractReader.Role;
import dev.assetwright.rules.contract.SchemaChange;
import dev.assetwright.rules.contract.SchemaChange.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who reads a component of a contract, as far as a compiler can tell: a statement by its words, a method by what its compiled
 * code read when the lock was last accepted. Where that is not known, it may read all.
 */
final class ContractReaders {
  private static final String PERHAPS_ALL = "*";

  private ContractReaders() {}

  /** Returns a line for each reader, those of other modules after those of this one. */
  static List<String> lines(List<ContractUse> uses, ContractLock lock, SchemaChange change) {
    List<String> lines = new ArrayList<>();
    for (ContractUse use : uses) {
      if (use.role() != Role.MAKES && reads(use, lock, change)) {
        SqlDeclaration sql = use.method().sql();
        boolean isKnown =
            sql == null ? isNamed(lock.readers().get(use.asset()), change) : mentions(sql, change);
        lines.add("'%s' %s, at %s"
            .formatted(use.asset(), verb(change, isKnown), use.method().display()));
      }
    }
    Set<String> here = uses.stream().map(ContractUse::asset).collect(Collectors.toSet());
    Set<String> elsewhere = new TreeSet<>(lock.readers().keySet());
    elsewhere.removeAll(here);
    elsewhere.removeIf(asset -> !holds(lock.readers().get(asset), change));
    elsewhere.forEach(asset -> lines.add("'%s' %s, in another module"
        .formatted(asset, verb(change, isNamed(lock.readers().get(asset), change)))));
    return Words.lines(lines);
  }

  private static String verb(SchemaChange change, boolean isKnown) {
    if (isOfAll(change)) {
      return "reads such records";
    }
    return isKnown ? "reads it" : "may read it";
  }

  /** What nobody could read before concerns everybody who reads the records. */
  private static boolean isOfAll(SchemaChange change) {
    return change.field().isEmpty() || change.kind() == Kind.FIELD_ADDED;
  }

  /** Whether a reader reads what changed. */
  static boolean reads(ContractUse use, ContractLock lock, SchemaChange change) {
    SqlDeclaration sql = use.method().sql();
    if (sql != null) {
      return isOfAll(change) || sql.statement().takesAllColumns() || mentions(sql, change);
    }
    List<String> known = lock.readers().get(use.asset());
    return known == null || holds(known, change);
  }

  /** A column is a component of the record itself; what is within it lies in its value. */
  private static boolean mentions(SqlDeclaration sql, SchemaChange change) {
    String column = change.path().split("[.\\[{]", 2)[0];
    return sql.statement().mentions(Names.snakeCase(column))
        || column.equals(change.field())
            && sql.statement().mentions(Names.snakeCase(change.oldField()));
  }

  private static boolean holds(@Nullable List<String> fields, SchemaChange change) {
    return fields != null
        && (isOfAll(change) || fields.contains(PERHAPS_ALL) || isNamed(fields, change));
  }

  private static boolean isNamed(@Nullable List<String> fields, SchemaChange change) {
    return fields != null
        // The lock was written when things had their old names.
        && (fields.contains(change.oldField())
            || fields.contains(change.oldRecord() + "." + change.oldField())
            || fields.contains(change.field()));
  }
}
