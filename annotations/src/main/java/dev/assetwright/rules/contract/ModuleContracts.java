package dev.assetwright.rules.contract;

import dev.assetwright.rules.contract.ContractText.Node;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The contracts of one module as it was compiled, kept beside its classes in {@link #RESOURCE} for commands, and in its
 * generated graph for the compilers of other modules.
 *
 * @param module the module's name
 * @param own the contracts that it declares, by key
 * @param consumed the contracts of other modules that it reads, by key
 * @param readers the assets that make or read any of them, by contract and asset
 */
public record ModuleContracts(
    String module,
    List<ContractDefinition> own,
    List<ContractDefinition> consumed,
    List<ContractReader> readers) {
  /** Where it lies in a folder of classes or a jar. */
  public static final String RESOURCE = "META-INF/assetwright/contracts.json";

  private static final Comparator<ContractDefinition> BY_KEY =
      Comparator.comparing(ContractDefinition::key);

  public ModuleContracts {
    own = own.stream().sorted(BY_KEY).toList();
    consumed = consumed.stream().sorted(BY_KEY).toList();
    readers = readers.stream()
        .sorted(Comparator.comparing(ContractReader::contract).thenComparing(ContractReader::asset))
        .toList();
  }

  /** Whether there is nothing to tell. */
  public boolean isEmpty() {
    return own.isEmpty() && consumed.isEmpty();
  }

  /** Returns the text; {@link #read} reads it back. */
  public String write() {
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("module", module);
    text.put("contracts", own.stream().map(ContractText::definition).toList());
    text.put("consumed", consumed.stream().map(ContractText::definition).toList());
    text.put("readers", readers.stream().map(ModuleContracts::reader).toList());
    return JsonText.write(text);
  }

  /**
   * Reads the text.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static ModuleContracts read(String text) {
    Node node = new Node(JsonParser.parse(text));
    return new ModuleContracts(
        node.text("module"),
        node.nodes("contracts").stream().map(ContractText::definition).toList(),
        node.nodes("consumed").stream().map(ContractText::definition).toList(),
        node.nodes("readers").stream().map(ModuleContracts::reader).toList());
  }

  private static Map<String, Object> reader(ContractReader reader) {
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("contract", reader.contract());
    text.put("asset", reader.asset());
    text.put("role", reader.role().name());
    text.put("owner", reader.owner());
    text.put("method", reader.method());
    text.put("descriptor", reader.descriptor());
    if (!reader.sql().isEmpty()) {
      text.put("sql", reader.sql());
    }
    return text;
  }

  private static ContractReader reader(Node node) {
    return new ContractReader(
        node.text("contract"),
        node.text("asset"),
        ContractReader.Role.valueOf(node.text("role")),
        node.text("owner"),
        node.text("method"),
        node.text("descriptor"),
        node.textOr("sql"));
  }
}
