package dev.assetwright.version;

import dev.assetwright.version.EditJudge.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Judges the labelled edits with the javac of the JDK that runs it; a process of its own, for another JDK. */
final class EditPrinter {
  private EditPrinter() {}

  /** Writes summaries and wrong verdicts to {@code verdicts.txt} in the folder given. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    StringBuilder text = new StringBuilder();
    for (Tool tool : List.of(Tool.JAVAC, Tool.JAVAC_NEWEST)) {
      List<Verdict> verdicts = new EditJudge(tool, folder.resolve(tool.name())).judgeAll();
      text.append(EditJudge.summary(tool, verdicts)).append('\n');
      verdicts.stream()
          .filter(verdict -> !verdict.isRight())
          .forEach(verdict -> text.append(verdict).append('\n'));
    }
    Files.writeString(folder.resolve("verdicts.txt"), text);
  }
}
