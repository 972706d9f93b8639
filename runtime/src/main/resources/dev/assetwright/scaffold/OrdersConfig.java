package {{package}};

import dev.assetwright.Config;
import java.nio.file.Path;

/**
 * What can be set about orders.
 *
 * @param folder {@code orders.folder}: where the shop puts its files, one a day
 */
@Config("orders")
record OrdersConfig(Path folder) {}
