package dev.assetwright.version;

import dev.assetwright.model.CodeEnvironment.Library;
import dev.assetwright.spi.CodeStore.MethodHash;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is kept of a computation: the SHA-256 of what follows, the format, the key, the files as they were, the report.
 *
 * @param key tells what the report was made from
 * @param fingerprints the files that the key was made from
 */
record CodeReportFile(byte[] key, RootFingerprints fingerprints, CodeReport report) {
  private static final int HASH_LENGTH = 32;

  /** Raised with each change of what is written. */
  private static final int FORMAT = 3;

  byte[] write() throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(content);
    out.writeInt(FORMAT);
    out.write(key);
    fingerprints.write(out);
    out.writeInt(report.libraries().size());
    for (Library library : report.libraries()) {
      out.writeUTF(library.name());
      out.writeUTF(library.version());
      out.writeUTF(library.crc());
    }
    out.writeInt(report.parts().size());
    for (CodeReport.Part part : report.parts()) {
      writePart(out, part);
    }
    out.writeInt(report.entries().size());
    for (Map.Entry<MethodReference, CodeReport.Entry> entry : report.entries().entrySet()) {
      out.writeUTF(entry.getKey().owner());
      out.writeUTF(entry.getKey().name());
      out.writeUTF(entry.getKey().descriptor());
      out.writeInt(entry.getValue().part());
      out.writeUTF(entry.getValue().version());
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.write(CodeHasher.sha256().digest(content.toByteArray()));
    content.writeTo(whole);
    return whole.toByteArray();
  }

  private static void writePart(DataOutputStream out, CodeReport.Part part) throws IOException {
    out.writeUTF(part.hash().method());
    out.writeUTF(part.hash().hash());
    writeNumbers(out, part.called());
    out.writeInt(part.warnings().size());
    for (String warning : part.warnings()) {
      out.writeUTF(warning);
    }
    writeNumbers(out, part.libraries());
    out.writeUTF(part.compiler());
  }

  private static void writeNumbers(DataOutputStream out, List<Integer> numbers) throws IOException {
    out.writeInt(numbers.size());
    for (int number : numbers) {
      out.writeInt(number);
    }
  }

  private static List<Integer> readNumbers(DataInputStream in) throws IOException {
    int count = in.readInt();
    List<Integer> numbers = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      numbers.add(in.readInt());
    }
    return numbers;
  }

  /** Returns what is kept, or empty when the bytes are damaged or of another format. */
  static Optional<CodeReportFile> read(byte[] bytes) throws IOException {
    if (bytes.length < HASH_LENGTH || !isSound(bytes)) {
      return Optional.empty();
    }
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    in.skipNBytes(HASH_LENGTH);
    if (in.readInt() != FORMAT) {
      return Optional.empty();
    }
    byte[] key = in.readNBytes(HASH_LENGTH);
    RootFingerprints fingerprints = RootFingerprints.read(in);
    int libraryCount = in.readInt();
    List<Library> libraries = new ArrayList<>(libraryCount);
    for (int i = 0; i < libraryCount; i++) {
      libraries.add(new Library(in.readUTF(), in.readUTF(), in.readUTF()));
    }
    int partCount = in.readInt();
    List<CodeReport.Part> parts = new ArrayList<>(partCount);
    for (int i = 0; i < partCount; i++) {
      parts.add(readPart(in));
    }
    int entryCount = in.readInt();
    Map<MethodReference, CodeReport.Entry> entries = new LinkedHashMap<>();
    for (int i = 0; i < entryCount; i++) {
      MethodReference method = new MethodReference(in.readUTF(), in.readUTF(), in.readUTF());
      entries.put(method, new CodeReport.Entry(in.readInt(), in.readUTF()));
    }
    return Optional.of(
        new CodeReportFile(key, fingerprints, new CodeReport(parts, entries, libraries, 0)));
  }

  private static CodeReport.Part readPart(DataInputStream in) throws IOException {
    MethodHash hash = new MethodHash(in.readUTF(), in.readUTF());
    List<Integer> called = readNumbers(in);
    int warningCount = in.readInt();
    List<String> warnings = new ArrayList<>(warningCount);
    for (int i = 0; i < warningCount; i++) {
      warnings.add(in.readUTF());
    }
    return new CodeReport.Part(hash, called, warnings, readNumbers(in), in.readUTF());
  }

  private static boolean isSound(byte[] bytes) {
    byte[] content = Arrays.copyOfRange(bytes, HASH_LENGTH, bytes.length);
    return Arrays.equals(
        bytes, 0, HASH_LENGTH, CodeHasher.sha256().digest(content), 0, HASH_LENGTH);
  }
}
