package dev.assetwright.version;

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

/** A report as bytes: the SHA-256 of what follows, the key it belongs to, its parts, its entries. */
final class CodeReportFormat {
  private static final int HASH_LENGTH = 32;

  private CodeReportFormat() {}

  static byte[] write(byte[] key, CodeReport report) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(content);
    out.write(key);
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
    out.writeInt(part.called().size());
    for (int target : part.called()) {
      out.writeInt(target);
    }
    out.writeInt(part.warnings().size());
    for (String warning : part.warnings()) {
      out.writeUTF(warning);
    }
  }

  /** Returns the report, or empty when the bytes are damaged or belong to another key. */
  static Optional<CodeReport> read(byte[] bytes, byte[] key) throws IOException {
    if (bytes.length < 2 * HASH_LENGTH || !isSound(bytes) || !hasKey(bytes, key)) {
      return Optional.empty();
    }
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    in.skipNBytes(2 * HASH_LENGTH);
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
    return Optional.of(new CodeReport(parts, entries));
  }

  private static CodeReport.Part readPart(DataInputStream in) throws IOException {
    MethodHash hash = new MethodHash(in.readUTF(), in.readUTF());
    int callCount = in.readInt();
    List<Integer> called = new ArrayList<>(callCount);
    for (int i = 0; i < callCount; i++) {
      called.add(in.readInt());
    }
    int warningCount = in.readInt();
    List<String> warnings = new ArrayList<>(warningCount);
    for (int i = 0; i < warningCount; i++) {
      warnings.add(in.readUTF());
    }
    return new CodeReport.Part(hash, called, warnings);
  }

  private static boolean isSound(byte[] bytes) {
    byte[] content = Arrays.copyOfRange(bytes, HASH_LENGTH, bytes.length);
    return Arrays.equals(
        bytes, 0, HASH_LENGTH, CodeHasher.sha256().digest(content), 0, HASH_LENGTH);
  }

  private static boolean hasKey(byte[] bytes, byte[] key) {
    return Arrays.equals(bytes, HASH_LENGTH, 2 * HASH_LENGTH, key, 0, HASH_LENGTH);
  }
}
