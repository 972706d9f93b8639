package dev.assetwright.cli;

import dev.assetwright.contract.ContractViews.Field;
import dev.assetwright.contract.ContractViews.Head;
import dev.assetwright.contract.ContractViews.Whole;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code assetwright contract show}: one contract with who reads each component. */
@Command(
    name = "show",
    description = "Shows a contract: its components, and who reads each, from the compiled code.")
final class ContractShowCommand implements Action {
  @Parameters(paramLabel = "CONTRACT", description = "Its key.")
  private String contract = "";

  @Mixin
  private ContractFolder folder = new ContractFolder();

  @Override
  public ExitStatus run(Invocation invocation) {
    return folder.read(invocation, project -> {
      Whole whole = project.show(contract);
      if (invocation.options().json) {
        invocation.answer(whole);
      } else {
        print(whole, invocation);
      }
      return ExitStatus.DONE;
    });
  }

  private static void print(Whole whole, Invocation invocation) {
    Head head = whole.contract();
    invocation.out("%s %s, %s, %s"
        .formatted(
            head.contract(), head.version(), head.compatibility(), ContractText.standing(head)));
    if (!whole.description().isEmpty()) {
      Words.wrap(whole.description(), invocation.terminal().width()).forEach(invocation::out);
    }
    if (!head.owner().isEmpty()) {
      invocation.out("Owner: " + head.owner());
    }
    if (!whole.versions().isEmpty()) {
      invocation.out("Accepted: " + String.join(", ", whole.versions()));
    }
    invocation.out("Made by: " + list(head.makers()));
    invocation.out("Read by: " + list(head.readers()));
    invocation.out("");
    TextTable table = new TextTable("Component", "Type", "Rules", "Who reads it");
    for (Field field : whole.fields()) {
      table.row(
          field.field(),
          field.type(),
          rules(field),
          ContractText.readers(field.readBy(), field.perhapsReadBy()));
    }
    table.print(invocation.terminal());
  }

  private static String list(List<String> assets) {
    return assets.isEmpty() ? "nobody" : Words.quoted(assets);
  }

  private static String rules(Field field) {
    List<String> rules = new ArrayList<>();
    if (field.key()) {
      rules.add("key");
    }
    if (!field.range().isEmpty()) {
      rules.add(field.range());
    }
    if (field.defaultValue() != null) {
      rules.add("default '%s'".formatted(field.defaultValue()));
    }
    if (!field.formerly().isEmpty()) {
      rules.add("formerly " + Words.quoted(field.formerly()));
    }
    return String.join(", ", rules);
  }
}
