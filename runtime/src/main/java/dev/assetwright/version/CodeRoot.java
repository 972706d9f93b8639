package dev.assetwright.version;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A folder or jar of the application's own code, and the files in it. */
record CodeRoot(Path path) {

  /** One file: its name with slashes, and where to read it. */
  record Entry(String name, Content content) {
    boolean isClass() {
      return name.endsWith(".class");
    }
  }

  /** Reads the bytes of a file, each time anew. */
  interface Content {
    byte[] read() throws IOException;
  }

  /** Takes each file of a root in turn; a class file can be read only during the call, others also later. */
  interface Visitor {
    void visit(Entry entry) throws IOException;
  }

  /** Shows every file to {@code visitor}, sorted by name. A root that does not exist has none. */
  void visit(Visitor visitor) throws IOException {
    if (Files.isDirectory(path)) {
      for (FolderFile file : folderFiles()) {
        visitor.visit(new Entry(file.name(), () -> Files.readAllBytes(file.path())));
      }
    } else if (Files.isRegularFile(path)) {
      visitJar(visitor);
    }
  }

  /** The JDK that built a jar, as its manifest says; empty when it does not, and for folders. */
  String builder() throws IOException {
    if (!Files.isRegularFile(path)) {
      return "";
    }
    try (ZipFile jar = new ZipFile(path.toFile())) {
      return LibraryJar.manifest(jar, "Build-Jdk-Spec");
    }
  }

  private void visitJar(Visitor visitor) throws IOException {
    try (ZipFile jar = new ZipFile(path.toFile())) {
      List<? extends ZipEntry> entries = jar.stream()
          .filter(entry -> !entry.isDirectory())
          .sorted(Comparator.comparing(ZipEntry::getName))
          .toList();
      for (ZipEntry entry : entries) {
        String name = entry.getName();
        visitor.visit(
            name.endsWith(".class")
                ? new Entry(name, () -> read(jar, entry))
                : new Entry(name, () -> reopen(name)));
      }
    }
  }

  private byte[] reopen(String name) throws IOException {
    try (ZipFile jar = new ZipFile(path.toFile())) {
      ZipEntry entry = jar.getEntry(name);
      return entry == null ? new byte[0] : read(jar, entry);
    }
  }

  private static byte[] read(ZipFile jar, ZipEntry entry) throws IOException {
    try (InputStream in = jar.getInputStream(entry)) {
      return in.readAllBytes();
    }
  }

  /** A file of a folder, its name with slashes. */
  record FolderFile(String name, Path path, BasicFileAttributes attributes) {}

  /** The files of a folder, sorted by name. */
  List<FolderFile> folderFiles() throws IOException {
    List<FolderFile> files = new ArrayList<>();
    Files.walkFileTree(
        path,
        EnumSet.of(FileVisitOption.FOLLOW_LINKS),
        Integer.MAX_VALUE,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
              String name = path.relativize(file).toString().replace('\\', '/');
              files.add(new FolderFile(name, file, attributes));
            }
            return FileVisitResult.CONTINUE;
          }
        });
    files.sort(Comparator.comparing(FolderFile::name));
    return files;
  }
}
