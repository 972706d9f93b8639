package dev.assetwright.example.shop;

import dev.assetwright.Asset;
import dev.assetwright.Check;
import dev.assetwright.Day;
import dev.assetwright.External;
import dev.assetwright.From;
import dev.assetwright.MultiAsset;
import dev.assetwright.Observed;
import dev.assetwright.Outcome;
import dev.assetwright.Result;
import dev.assetwright.Rows;
import dev.assetwright.Table;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** From files of orders to what customers are worth. */
public final class Orders {
  private final ShopConfig config;
  private final Rates rates;
  private int attempts;

  public Orders(ShopConfig config, Rates rates) {
    this.config = config;
    this.rates = rates;
  }

  private Path file(Day day) {
    return config.folder().orElseThrow().resolve(day + ".txt");
  }

  /** The file of a day. */
  @External(group = "raw", partitions = ByDay.class)
  Observed orderFile(Day day) {
    return Observed.file(file(day));
  }

  /** Its lines. */
  @Asset(group = "raw", partitions = ByDay.class, after = "order_file")
  Rows<Order> orderLines(Day day) throws IOException {
    return Rows.of(Files.readAllLines(file(day)).stream()
        .map(line -> line.split(" "))
        .map(parts -> Order.of(parts[0], Integer.parseInt(parts[1]), parts[2]))
        .toList());
  }

  record Sorted(Table<Order> orders, List<Order> tooSmall) {}

  /** Orders that count, and those that do not. */
  @MultiAsset(group = "clean", partitions = ByDay.class)
  Result<Sorted> sorted(Rows<Order> orderLines) {
    Map<Boolean, List<Order>> sorted = orderLines.toList().stream()
        .collect(Collectors.partitioningBy(
            order -> order.quantity() >= config.smallest().orElse(1)));
    return Result.of(
        new Sorted(Table.of(sorted.get(true)), sorted.get(false)),
        "small",
        sorted.get(false).size());
  }

  @Check(blocking = true)
  Outcome noPriceIsNegative(Table<Order> orders) {
    long negative =
        orders.toList().stream().filter(order -> order.price().signum() < 0).count();
    return Outcome.pass(negative == 0, negative + " prices are below 0");
  }

  @Check
  Outcome noOrderIsLost(Table<Order> orders, Rows<Order> orderLines) {
    return Outcome.pass(orders.count() == orderLines.toList().size(), "some are too small");
  }

  /** The sales of a day. */
  @Asset(group = "mart", partitions = ByDay.class, schedule = "0 6 * * *")
  Revenue revenue(Day day, Table<Order> orders) {
    BigDecimal pounds = orders.toList().stream()
        .map(order -> order.price().multiply(BigDecimal.valueOf(order.quantity())))
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .setScale(2, RoundingMode.HALF_UP);
    return new Revenue(pounds, pounds.multiply(rates.of(day)).setScale(2, RoundingMode.HALF_UP));
  }

  /** All that was sold, by month. */
  @Asset(group = "mart")
  Map<String, BigDecimal> monthly(Map<Day, Revenue> revenue) {
    Map<String, BigDecimal> months = new TreeMap<>();
    revenue.forEach(
        (day, sold) -> months.merge(day.key().substring(0, 7), sold.pounds(), BigDecimal::add));
    return months;
  }

  /** Works the third time. */
  @Asset(group = "mart", retries = 2, retryDelay = "PT1H")
  String letter(@From("monthly") Map<String, BigDecimal> months) {
    if (++attempts < 3) {
      throw new IllegalStateException("The printer is out of paper.");
    }
    return "Sold in " + months.keySet();
  }
}
