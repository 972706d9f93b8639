package dev.assetwright.example.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assetwright.contract.ContractProject;
import dev.assetwright.contract.ContractViews.Field;
import dev.assetwright.contract.ContractViews.Head;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The daily figures are promised; what is compiled is what the repository says. */
class SalesContractsTest {
  @Test
  void whatIsCompiledWasAccepted() throws IOException {
    assertThat(project().list().contracts())
        .extracting(Head::contract, Head::standing)
        .containsExactly(tuple("daily_sales", "accepted"));
  }

  @Test
  void theMonthsReadTwoFiguresAndNobodyReadsTheOthers() throws IOException {
    assertThat(project().show("daily_sales").fields())
        .filteredOn(field -> !field.readBy().isEmpty())
        .extracting(Field::field)
        .containsExactly("orderCount", "netRevenue");
  }

  private static ContractProject project() throws IOException {
    return ContractProject.read(List.of("target/classes"), Path.of("contracts"));
  }
}
