package {{package}};

import dev.assetwright.Asset;
import dev.assetwright.Check;
import dev.assetwright.Day;
import dev.assetwright.External;
import dev.assetwright.Observed;
import dev.assetwright.Outcome;
import dev.assetwright.Result;
import dev.assetwright.Table;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From the files that the shop delivers to orders that can be counted on. */
final class Orders {
  private final OrdersConfig config;

  Orders(OrdersConfig config) {
    this.config = config;
  }

  private Path file(Day day) {
    return config.folder().resolve(day + ".csv");
  }

  /** The file of a day; there is none until the shop has delivered it. */
  @External(group = "raw", partitions = ByDay.class)
  Observed orderFile(Day day) {
    return Observed.file(file(day));
  }

  /** Its lines below the header, as they are. */
  @Asset(group = "raw", partitions = ByDay.class, after = "order_file")
  List<String> orderLines(Day day) throws IOException {
    List<String> lines = Files.readAllLines(file(day));
    return lines.subList(1, lines.size());
  }

  /** The orders among them that can be read. */
  @Asset(group = "clean", partitions = ByDay.class)
  Result<Table<Order>> orders(List<String> orderLines) {
    List<Order> orders = new ArrayList<>();
    orderLines.forEach(line -> read(line).ifPresent(orders::add));
    return Result.of(Table.of(orders), "rejected", orderLines.size() - orders.size());
  }

  private static Optional<Order> read(String line) {
    String[] fields = line.split(",", -1);
    try {
      return fields.length != 4
          ? Optional.empty()
          : Optional.of(new Order(
              fields[0], fields[1], Integer.parseInt(fields[2]), new BigDecimal(fields[3])));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** No price is below 0: a day with one is a broken delivery, and the last good figures stay. */
  @Check(blocking = true)
  Outcome pricesAreNotNegative(Table<Order> orders) {
    long negative =
        orders.toList().stream().filter(order -> order.price().signum() < 0).count();
    return Outcome.pass(
        negative == 0, "%d of %d prices are below 0".formatted(negative, orders.count()));
  }
}
