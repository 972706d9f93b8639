package dev.assetwright.boot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForkedJvmsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Xlog:gc*:file=gc.log:time",
        "-Xlog:gc:gc.log",
        "-Xloggc:gc.log",
        "-XX:StartFlightRecording=filename=run.jfr",
        "-XX:FlightRecorderOptions=repository=/tmp/jfr",
        "-XX:LogFile=vm.log",
        "-javaagent:agent.jar",
        "-Xmx1g"
      })
  void whatBelongsToOneProcessAloneIsNotForThoseThatItStarts(String option) {
    assertThat(ForkedJvms.isShared(option)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Xlog:cds=off",
        "-Xlog:disable",
        "-Xlog:all=warning:stderr",
        "-Xlog:gc::time",
        "-XX:SharedArchiveFile=home.jsa",
        "-Dfile.encoding=UTF-8",
        "-ea"
      })
  void otherOptionsAreForThoseToo(String option) {
    assertThat(ForkedJvms.isShared(option)).isTrue();
  }
}
