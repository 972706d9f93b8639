package dev.assetwright.execute;

import dev.assetwright.Outcome;
import dev.assetwright.log.AttemptLog;
import dev.assetwright.model.Cell;
import dev.assetwright.model.CheckDefinition;
import dev.assetwright.model.Event;
import dev.assetwright.model.Failure;
import dev.assetwright.rules.AssetKey;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs the checks of what an attempt staged. A check that throws could not run, which counts as failed. */
final class CheckRunner {
  private final AttemptRequest request;
  private final Sessions sessions;
  private final Making.Teller teller;
  private final Set<AssetKey> staged;
  private final AttemptLog log;
  private final Clock clock;

  CheckRunner(
      AttemptRequest request,
      Sessions sessions,
      Making.Teller teller,
      Set<AssetKey> staged,
      AttemptLog log,
      Clock clock) {
    this.request = request;
    this.sessions = sessions;
    this.teller = teller;
    this.staged = staged;
    this.log = log;
    this.clock = clock;
  }

  /**
   * Runs all checks of all staged assets, adding each result to {@code results}.
   *
   * @return the result of the first blocking check that did not pass; null when none keeps the data from being published
   */
  Event.@Nullable CheckEvaluated run(List<Event.CheckEvaluated> results)
      throws InterruptedException {
    Event.CheckEvaluated refusing = null;
    for (AssetKey key : request.producer().assets()) {
      for (CheckDefinition check : request.code().graph().checks(key)) {
        Outcome outcome = evaluate(check);
        Event.CheckEvaluated result = new Event.CheckEvaluated(
            clock.instant(),
            request.run(),
            new Cell(key, request.partition()),
            check.name(),
            outcome.passed(),
            check.blocking(),
            check.warning(),
            outcome.message());
        results.add(result);
        String line = "check '%s' %s: %s"
            .formatted(check.name(), outcome.passed() ? "passed" : "failed", outcome.message());
        if (outcome.passed()) {
          log.info(line);
        } else {
          log.warn(line);
        }
        if (!outcome.passed() && check.blocking() && refusing == null) {
          refusing = result;
        }
      }
    }
    return refusing;
  }

  private Outcome evaluate(CheckDefinition check) throws InterruptedException {
    try {
      Object outcome = request
          .code()
          .invoke(
              check.method(),
              new AttemptArguments(
                  request,
                  check.method(),
                  check.inputs(),
                  sessions,
                  new LoggedContext(request, log, teller, () -> false),
                  staged));
      return outcome instanceof Outcome told ? told : Outcome.fail("It returned no outcome.");
    } catch (InterruptedException e) {
      throw e;
    } catch (VirtualMachineError e) {
      throw e;
    } catch (Throwable thrown) {
      Failure failure = Failures.of(thrown);
      log.error(String.join("\n", failure.trace()));
      return Outcome.fail("It could not run: " + failure.type() + ": " + failure.message());
    }
  }
}
