package dev.assetwright.cli;

import dev.assetwright.contract.ContractViews.Change;
import dev.assetwright.contract.ContractViews.Difference;
import dev.assetwright.contract.ContractViews.Differences;
import dev.assetwright.contract.ContractViews.Head;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code assetwright contract diff}: what changed since it was accepted. */
@Command(
    name = "diff",
    description = "Tells what changed since contracts were accepted, what of it breaks a promise,"
        + " and who reads what changed. Exit status 1 when a promise is broken.")
final class ContractDiffCommand implements Action {
  @Parameters(
      paramLabel = "CONTRACT",
      arity = "0..1",
      description = "Its key; none means all that changed.")
  private @Nullable String contract;

  @Mixin
  private ContractFolder folder = new ContractFolder();

  @Override
  public ExitStatus run(Invocation invocation) {
    return folder.read(invocation, project -> {
      Differences differences = project.diff(contract);
      if (invocation.options().json) {
        invocation.answer(differences);
      } else {
        print(differences, invocation);
      }
      return differences.isBroken() ? ExitStatus.FAILED : ExitStatus.DONE;
    });
  }

  private static void print(Differences differences, Invocation invocation) {
    if (differences.contracts().isEmpty()) {
      invocation.out("All contracts are as they were accepted.");
      return;
    }
    for (Difference difference : differences.contracts()) {
      Head head = difference.contract();
      invocation.out(
          "%s %s: %s".formatted(head.contract(), head.version(), ContractText.standing(head)));
      for (Change change : difference.changes()) {
        invocation.out("  %s %s".formatted(change.breaks() == null ? " " : "!", change.message()));
        if (change.breaks() != null) {
          invocation.out("      This breaks version %s.".formatted(change.breaks()));
        }
        invocation.out("      %s."
            .formatted(capital(ContractText.readers(change.readBy(), change.perhapsReadBy()))));
      }
      if (difference.changes().isEmpty()) {
        invocation.out(
            head.locked() == null
                ? "    It has no lock yet, so that nothing is promised."
                : "    No component changed.");
      }
    }
    invocation.err(
        differences.isBroken()
            ? "Take back what breaks a promise, or make it a new major version.\n"
                + "To give the promise up all the same: "
                + invocation.command("contract", "accept", "--force")
            : "To accept: " + invocation.command("contract", "accept"));
  }

  private static String capital(String sentence) {
    return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
  }
}
