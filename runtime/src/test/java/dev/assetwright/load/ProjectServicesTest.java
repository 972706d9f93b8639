package dev.assetwright.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assetwright.spi.Store;
import dev.assetwright.spi.StoreExamination;
import dev.assetwright.spi.StoreLocation;
import dev.assetwright.spi.StoreProvider;
import dev.assetwright.store.memory.InMemoryStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectServicesTest {
  @TempDir
  Path folder;

  /** What a library of the project brings. */
  public static final class InMemoryProvider implements StoreProvider {
    @Override
    public String urlPrefix() {
      return "memory:";
    }

    @Override
    public Store open(StoreLocation location, String process, Clock clock) {
      return new InMemoryStore();
    }

    @Override
    public StoreExamination examine(StoreLocation location) {
      return new StoreExamination(List.of(), true, 0);
    }
  }

  @Test
  void aProviderInAJarOfTheProjectIsFound() throws IOException {
    write("stores.jar", InMemoryProvider.class.getName());

    try (ProjectServices services = ProjectServices.of(List.of("absent", folder + "/*"))) {
      assertThat(services.find(StoreProvider.class))
          .extracting(StoreProvider::urlPrefix)
          .containsExactly("memory:");
    }
  }

  @Test
  void aProviderThatCannotBeLoadedIsLeftOut() throws IOException {
    write("broken.jar", "com.example.Nowhere");
    write("stores.jar", InMemoryProvider.class.getName());

    try (ProjectServices services = ProjectServices.of(List.of(folder + "/*"))) {
      assertThat(services.find(StoreProvider.class)).hasSize(1);
    }
  }

  private void write(String jar, String provider) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(folder.resolve(jar)))) {
      out.putNextEntry(new JarEntry("META-INF/services/" + StoreProvider.class.getName()));
      out.write(provider.getBytes(StandardCharsets.UTF_8));
    }
  }
}
