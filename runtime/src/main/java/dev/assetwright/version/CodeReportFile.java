package dev.assetwright.version;

import dev.assetwright.model.CodeEnvironment.Library;
import dev.assetwright.spi.CodeStore.MethodHash;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is kept of a computation: the format, the key, the files as they were, the report.
 *
 * @param key tells what the report was made from
 * @param fingerprints the files that the key was made from
 */
record CodeReportFile(byte[] key, RootFingerprints fingerprints, CodeReport report) {
  private static final int KEY_LENGTH = 32;

  /** Raised with each change of what is written. */
  private static final int FORMAT = 4;

  byte[] write() throws IOException {
    KeptWriter out = new KeptWriter();
    out.number(FORMAT);
    out.bytes(key);
    fingerprints.write(out);
    out.number(report.libraries().size());
    for (Library library : report.libraries()) {
      out.text(library.name());
      out.text(library.version());
      out.text(library.crc());
    }
    List<String> compilers =
        report.parts().stream().map(CodeReport.Part::compiler).distinct().toList();
    out.number(compilers.size());
    for (String compiler : compilers) {
      out.text(compiler);
    }
    out.number(report.parts().size());
    for (CodeReport.Part part : report.parts()) {
      write(part, compilers, out);
    }
    out.number(report.entries().size());
    for (Map.Entry<MethodReference, CodeReport.Entry> entry : report.entries().entrySet()) {
      out.text(entry.getKey().owner());
      out.text(entry.getKey().name());
      out.text(entry.getKey().descriptor());
      out.number(entry.getValue().part());
      out.text(entry.getValue().version());
    }
    return out.toBytes();
  }

  private static void write(CodeReport.Part part, List<String> compilers, KeptWriter out)
      throws IOException {
    out.text(part.hash().method());
    out.text(part.hash().hash());
    write(part.called(), out);
    out.number(part.warnings().size());
    for (String warning : part.warnings()) {
      out.text(warning);
    }
    write(part.libraries(), out);
    out.number(compilers.indexOf(part.compiler()));
  }

  private static void write(List<Integer> numbers, KeptWriter out) throws IOException {
    out.number(numbers.size());
    for (int number : numbers) {
      out.number(number);
    }
  }

  /** Returns what is kept, or empty when the bytes are damaged or of another format. */
  static Optional<CodeReportFile> read(byte[] bytes) {
    return KeptReader.of(bytes).filter(in -> in.number() == FORMAT).map(CodeReportFile::read);
  }

  private static CodeReportFile read(KeptReader in) {
    byte[] key = in.bytes(KEY_LENGTH);
    RootFingerprints fingerprints = RootFingerprints.read(in);
    int libraryCount = in.number();
    List<Library> libraries = new ArrayList<>(libraryCount);
    for (int i = 0; i < libraryCount; i++) {
      libraries.add(new Library(in.text(), in.text(), in.text()));
    }
    int compilerCount = in.number();
    List<String> compilers = new ArrayList<>(compilerCount);
    for (int i = 0; i < compilerCount; i++) {
      compilers.add(in.text());
    }
    int partCount = in.number();
    List<CodeReport.Part> parts = new ArrayList<>(partCount);
    for (int i = 0; i < partCount; i++) {
      parts.add(readPart(in, compilers));
    }
    int entryCount = in.number();
    Map<MethodReference, CodeReport.Entry> entries = new LinkedHashMap<>(entryCount * 2);
    for (int i = 0; i < entryCount; i++) {
      MethodReference method = new MethodReference(in.text(), in.text(), in.text());
      entries.put(method, new CodeReport.Entry(in.number(), in.text()));
    }
    return new CodeReportFile(key, fingerprints, new CodeReport(parts, entries, libraries, 0));
  }

  private static CodeReport.Part readPart(KeptReader in, List<String> compilers) {
    MethodHash hash = new MethodHash(in.text(), in.text());
    List<Integer> called = readNumbers(in);
    int warningCount = in.number();
    List<String> warnings = new ArrayList<>(warningCount);
    for (int i = 0; i < warningCount; i++) {
      warnings.add(in.text());
    }
    return new CodeReport.Part(hash, called, warnings, readNumbers(in), compilers.get(in.number()));
  }

  private static List<Integer> readNumbers(KeptReader in) {
    int count = in.number();
    List<Integer> numbers = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      numbers.add(in.number());
    }
    return numbers;
  }
}
