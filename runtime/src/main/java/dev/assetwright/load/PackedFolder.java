package dev.assetwright.load;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A copy of a folder of class files: all of it in one jar, since making thousands of small files takes longer than everything else
 * about a start, and what are no classes once more as files, since people's code may ask where a resource lies.
 *
 * @param jar holds every file but the manifest, which means nothing in a folder
 * @param resources a folder with the files that are no classes
 */
record PackedFolder(Path jar, Path resources) {
  private static final String CLASS = ".class";
  private static final long LARGEST_AT_ONCE = 64L << 20;
  private static final String MANIFEST = "META-INF/MANIFEST.MF";

  /**
   * Writes the copy, over what is there; {@link java.nio.file.NoSuchFileException} tells of a file that went away meanwhile.
   *
   * @param files all below {@code folder}
   */
  void write(Path folder, Collection<Path> files) throws IOException {
    Files.createDirectories(resources);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(jar), 1 << 16);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setMethod(ZipOutputStream.STORED);
      for (Path file : files.stream().sorted().toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        if (!name.equals(MANIFEST)) {
          put(zip, name, file);
        }
        if (!name.endsWith(CLASS)) {
          Path copy = resources.resolve(name);
          Files.createDirectories(copy.getParent());
          Files.copy(
              file, copy, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  private static void put(ZipOutputStream zip, String name, Path file) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    if (Files.size(file) > LARGEST_AT_ONCE) {
      // Packed, since what is not has to be read twice. Of any size: no array is as long.
      entry.setMethod(ZipEntry.DEFLATED);
      zip.putNextEntry(entry);
      Files.copy(file, zip);
    } else {
      byte[] bytes = Files.readAllBytes(file);
      CRC32 crc = new CRC32();
      crc.update(bytes);
      entry.setSize(bytes.length);
      entry.setCrc(crc.getValue());
      zip.putNextEntry(entry);
      zip.write(bytes);
    }
    zip.closeEntry();
  }
}
