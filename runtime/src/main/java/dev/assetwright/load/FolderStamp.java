package dev.assetwright.load;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files in a folder, or one file, with what changes when they are written; equal as long as nothing was.
 *
 * @param files size and time by path; empty when nothing is there
 */
record FolderStamp(SortedMap<Path, String> files) {

  /** Looks at a folder or file. One that changes underneath gives some stamp that the next look will differ from. */
  static FolderStamp of(Path root) throws IOException {
    SortedMap<Path, String> files = new TreeMap<>();
    if (Files.exists(root)) {
      Files.walkFileTree(
          root,
          EnumSet.of(FileVisitOption.FOLLOW_LINKS),
          Integer.MAX_VALUE,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              files.put(
                  root.relativize(file), attributes.size() + " " + attributes.lastModifiedTime());
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              files.put(root.relativize(file), "unreadable");
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
