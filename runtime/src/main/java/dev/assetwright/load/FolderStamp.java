package dev.assetwright.load;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;

/**
 * The files in a folder, or one file, with what changes when they are written; equal as long as nothing was.
 *
 * @param files size and time by path; empty when nothing is there
 */
record FolderStamp(Map<Path, Stamp> files) {
  private static final Stamp UNREADABLE = new Stamp(-1, FileTime.fromMillis(0));

  /** What changes when a file is written. */
  record Stamp(long size, FileTime modifiedAt) {}

  /** Looks at a folder or file. One that changes underneath gives some stamp that the next look will differ from. */
  static FolderStamp of(Path root) throws IOException {
    Map<Path, Stamp> files = new HashMap<>();
    if (Files.exists(root)) {
      Files.walkFileTree(
          root,
          EnumSet.of(FileVisitOption.FOLLOW_LINKS),
          Integer.MAX_VALUE,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              files.put(file, new Stamp(attributes.size(), attributes.lastModifiedTime()));
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              files.put(file, UNREADABLE);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException e) {
              return FileVisitResult.CONTINUE;
            }
          });
    }
    return new FolderStamp(files);
  }

  boolean isEmpty() {
    return files.isEmpty();
  }
}
