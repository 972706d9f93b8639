package dev.assetwright.execute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ForkedProcessTest {
  /** A debugger's port cannot be had twice, and what {@code _JAVA_OPTIONS} says of the heap goes before a command. */
  @Test
  void noJvmTakesTheOptionsOfThisOneFromTheEnvironmentAgain() {
    Map<String, String> environment = new TreeMap<>(Map.of(
        "JAVA_TOOL_OPTIONS", "-agentlib:jdwp=transport=dt_socket,server=y,address=5005",
        "JDK_JAVA_OPTIONS", "-Xmx4g",
        "_JAVA_OPTIONS", "-Xmx4g",
        "JAVA_HOME", "/opt/java",
        "TILL_CENTS", "350"));

    ForkedProcess.takeOptions(environment);

    assertThat(environment).containsOnlyKeys("JAVA_HOME", "TILL_CENTS");
  }
}
