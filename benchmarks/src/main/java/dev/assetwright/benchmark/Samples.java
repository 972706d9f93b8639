package dev.assetwright.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Measurements of one thing. */
final class Samples {
  private final List<Double> values = new ArrayList<>();

  /** Something that takes time. */
  interface Action {
    void run() throws Exception;
  }

  void add(double value) {
    values.add(value);
  }

  /** Measures an action in milliseconds. */
  void time(Action action) throws Exception {
    long begun = System.nanoTime();
    action.run();
    add((System.nanoTime() - begun) / 1e6);
  }

  static Samples of(int times, Action action) throws Exception {
    Samples samples = new Samples();
    for (int i = 0; i < times; i++) {
      samples.time(action);
    }
    return samples;
  }

  int count() {
    return values.size();
  }

  double median() {
    return quantile(0.5);
  }

  double p95() {
    return quantile(0.95);
  }

  double least() {
    return quantile(0);
  }

  double most() {
    return quantile(1);
  }

  /** The smallest value that this share of all values does not exceed. */
  private double quantile(double share) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
  }
}
