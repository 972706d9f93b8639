package dev.assetwright.example.shop;

import dev.assetwright.Asset;
import dev.assetwright.AssetContext;
import dev.assetwright.Combination;
import dev.assetwright.From;
import dev.assetwright.Label;
import dev.assetwright.Table;
import java.util.Map;

/** Who orders, as far as that is known. */
public final class Customers {
  /** How many ordered on a day; each is a partition from then on. */
  @Asset(group = "crm", partitions = ByDay.class)
  int customersSeen(Table<Order> orders, AssetContext context) {
    var seen = orders.toList().stream().map(Order::customer).distinct().sorted().toList();
    context.addPartitions("customer", seen);
    return seen.size();
  }

  /** All that a customer ever bought. */
  @Asset(group = "crm", partitions = ByCustomer.class)
  int bought(Label customer, @From(partitions = "all") Table<Order> orders) {
    return orders.toList().stream()
        .filter(order -> order.customer().equals(customer.key()))
        .mapToInt(Order::quantity)
        .sum();
  }

  /** Who bought how much. */
  @Asset(group = "crm")
  String ranking(Map<Label, Integer> bought) {
    return bought.toString();
  }

  /** What a customer bought on a day. */
  @Asset(group = "crm", partitions = ByDayAndCustomer.class)
  int basket(Label customer, Table<Order> orders) {
    return bought(customer, orders);
  }

  /** The baskets of a day. */
  @Asset(group = "crm", partitions = ByDay.class)
  String baskets(Map<Combination, Integer> basket) {
    return basket.toString();
  }

  /** The share of a day in all that the customer bought, in percent. */
  @Asset(group = "crm", partitions = ByDayAndCustomer.class)
  int share(int basket, int bought) {
    return 100 * basket / bought;
  }
}
