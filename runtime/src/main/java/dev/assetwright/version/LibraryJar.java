package dev.assetwright.version;

import dev.assetwright.model.CodeEnvironment.Library;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What a jar is called, and which classes are in it.
 *
 * @param library by what Maven wrote into it, else by its manifest and the name of its file
 * @param classes internal names
 */
public record LibraryJar(Library library, List<String> classes) {
  private static final Pattern FILE = Pattern.compile("(.+?)(?:-(\\d[^/]*))?\\.jar");
  private static final String CLASS = ".class";

  public LibraryJar {
    classes = List.copyOf(classes);
  }

  /** Reads a jar's directory. */
  public static LibraryJar read(Path jar) throws IOException {
    TreeMap<String, Long> crcs = new TreeMap<>();
    List<String> classes = new ArrayList<>();
    List<ZipEntry> poms = new ArrayList<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      zip.stream().filter(entry -> !entry.isDirectory()).forEach(entry -> {
        String name = entry.getName();
        crcs.put(name, entry.getCrc());
        if (name.endsWith(CLASS)) {
          classes.add(name.substring(0, name.length() - CLASS.length()));
        } else if (name.startsWith("META-INF/maven/") && name.endsWith("/pom.properties")) {
          poms.add(entry);
        }
      });
      CRC32 crc = new CRC32();
      crcs.forEach(
          (name, one) -> crc.update((name + " " + one + "\n").getBytes(StandardCharsets.UTF_8)));
      String hex = "%08x".formatted(crc.getValue());
      // A jar of several artifacts is called by its file.
      return new LibraryJar(
          poms.size() == 1 ? byMaven(zip, poms.get(0), hex) : byFile(zip, jar, hex), classes);
    }
  }

  private static Library byMaven(ZipFile zip, ZipEntry pom, String crc) throws IOException {
    Properties properties = new Properties();
    try (InputStream in = zip.getInputStream(pom)) {
      properties.load(in);
    }
    return new Library(
        properties.getProperty("groupId", "") + ":" + properties.getProperty("artifactId", ""),
        properties.getProperty("version", ""),
        crc);
  }

  private static Library byFile(ZipFile zip, Path jar, String crc) throws IOException {
    Matcher file = FILE.matcher(jar.getFileName().toString());
    String name = file.matches() ? file.group(1) : jar.getFileName().toString();
    String version = file.matches() && file.group(2) != null ? file.group(2) : "";
    return new Library(
        name, version.isEmpty() ? manifest(zip, "Implementation-Version") : version, crc);
  }

  /** Returns a main attribute of the manifest; empty without. */
  static String manifest(ZipFile zip, String attribute) throws IOException {
    ZipEntry entry = zip.getEntry("META-INF/MANIFEST.MF");
    if (entry == null) {
      return "";
    }
    try (InputStream in = zip.getInputStream(entry)) {
      Attributes attributes = new Manifest(in).getMainAttributes();
      String value = attributes.getValue(attribute);
      return value == null ? "" : value;
    }
  }

  /** Whether a setting means this jar: its whole name, or its artifact alone. */
  public boolean isMeantBy(String written) {
    String name = library.name();
    return name.equals(written) || name.substring(name.indexOf(':') + 1).equals(written);
  }
}
