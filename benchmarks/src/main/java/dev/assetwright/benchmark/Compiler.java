package dev.assetwright.benchmark;

import com.sun.management.OperatingSystemMXBean;
import dev.assetwright.processor.AssetwrightProcessor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles folders of sources, in a process of its own, and prints what the last time cost: milliseconds of CPU of the whole
 * process, of the thread that compiles, of the JVM's threads that compile hot code and of the one that collects garbage, and of
 * the wall clock. The first time includes the start of the process.
 *
 * <p>Arguments: how, {@code plain}, {@code idle}, {@code validate} or {@code generate}; how often, the same each time; the folder
 * for classes; the folders of sources.
 */
public final class Compiler {
  private Compiler() {}

  public static void main(String[] arguments) throws IOException {
    String how = arguments[0];
    int times = Integer.parseInt(arguments[1]);
    Path output = Path.of(arguments[2]);
    List<Path> sources = Stream.of(arguments)
        .skip(3)
        .flatMap(folder -> all(Path.of(folder)).stream())
        .toList();
    Costs before = Costs.NONE;
    for (int i = 0; i < times; i++) {
      before = i == 0 ? Costs.NONE : Costs.now();
      compile(how, output.resolve(String.valueOf(i)), sources);
    }
    System.out.println(Costs.now().since(before));
  }

  private static void compile(String how, Path output, List<Path> sources) throws IOException {
    Path classes = Files.createDirectories(output.resolve("classes"));
    Path generated = Files.createDirectories(output.resolve("generated"));
    List<String> options = new ArrayList<>(List.of("-d", classes.toString()));
    options.addAll(List.of("-s", generated.toString(), "-g", "-parameters", "--release", "17"));
    options.addAll(
        switch (how) {
          case "plain" -> List.of("-proc:none");
          case "idle" -> List.of();
          case "validate" -> List.of("-Aassetwright.generate=false");
          case "generate" -> List.of();
          default -> throw new IllegalArgumentException(how);
        });
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
      JavaCompiler.CompilationTask task = compiler.getTask(
          null, files, null, options, null, files.getJavaFileObjectsFromPaths(sources));
      if (!how.equals("plain")) {
        task.setProcessors(List.of(how.equals("idle") ? new Idle() : new AssetwrightProcessor()));
      }
      if (!task.call()) {
        throw new IllegalStateException("The sources do not compile.");
      }
    }
  }

  /** What a process has used so far, in milliseconds. */
  private record Costs(long cpu, long thread, long hot, long garbage, long wall) {
    static final Costs NONE =
        new Costs(0, 0, 0, 0, ManagementFactory.getRuntimeMXBean().getStartTime());

    static Costs now() throws IOException {
      return new Costs(
          ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime()
              / 1_000_000,
          ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1_000_000,
          threadMillis("C1 Compiler") + threadMillis("C2 Compiler"),
          threadMillis("VM Thread"),
          System.currentTimeMillis());
    }

    String since(Costs before) {
      return "%d %d %d %d %d"
          .formatted(
              cpu - before.cpu,
              thread - before.thread,
              hot - before.hot,
              garbage - before.garbage,
              wall - before.wall);
    }
  }

  /** What the JVM's threads of that name took, as Linux counts it, in steps of 10 ms; 0 on other systems. */
  private static long threadMillis(String name) throws IOException {
    Path tasks = Path.of("/proc/self/task");
    if (!Files.isDirectory(tasks)) {
      return 0;
    }
    long ticks = 0;
    try (Stream<Path> threads = Files.list(tasks)) {
      for (Path thread : threads.toList()) {
        String stat = Files.readString(thread.resolve("stat"));
        if (stat.contains("(" + name)) {
          // Behind the name: the state, ten numbers, then time in user and in system mode
          // (proc(5)).
          String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
          ticks += Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        }
      }
    }
    return ticks * 10;
  }

  /** What any processor costs: javac collects annotations and goes through its rounds. */
  @SupportedAnnotationTypes("dev.assetwright.*")
  private static final class Idle extends AbstractProcessor {
    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      return false;
    }
  }

  private static List<Path> all(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
