package dev.assetwright.processor.validate;

import dev.assetwright.processor.diagnostic.Code;
import dev.assetwright.processor.model.ContractDeclaration;
import dev.assetwright.processor.model.ContractUse;
import dev.assetwright.processor.model.Contracts;
import dev.assetwright.processor.model.Contracts.Mistake;
import dev.assetwright.processor.model.Reference;
import dev.assetwright.processor.model.SourcePlace;
import dev.assetwright.rules.contract.ContractJudge;
import dev.assetwright.rules.contract.ContractJudge.Break;
import dev.assetwright.rules.contract.ContractJudge.Judgement;
import dev.assetwright.rules.contract.ContractLock;
import dev.assetwright.rules.contract.ContractReader.Role;
import dev.assetwright.rules.contract.ContractVersion;
import dev.assetwright.rules.contract.SchemaChange;
import dev.assetwright.rules.contract.SchemaChange.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A contract keeps what its version promised, here and to the readers of other modules' contracts. */
public final class ContractValidator implements Validator {
  private final Contracts contracts;

  /** Makes the rule for these contracts. */
  public ContractValidator(Contracts contracts) {
    this.contracts = contracts;
  }

  @Override
  public void validate(Scene scene) {
    for (ContractDeclaration contract : contracts.own()) {
      GeneratedNameValidator.check(contract, scene);
    }
    for (Mistake mistake : contracts.mistakes()) {
      scene.messages().add(Code.BAD_CONTRACT, mistake.place(), mistake.headline(), mistake.hint());
    }
    for (Mistake mistake : contracts.stray()) {
      scene.messages().add(Code.NO_CONTRACT, mistake.place(), mistake.headline(), mistake.hint());
    }
    if (contracts.folder() == null) {
      contracts.own().stream().findFirst().ifPresent(contract -> unlocked(contract, scene));
      return;
    }
    for (ContractDeclaration contract : contracts.own()) {
      scene.progress().at(contract.key());
      if (contract.lock() != null) {
        compare(contract, contract.lock(), scene);
      }
    }
    for (ContractDeclaration contract : contracts.consumed()) {
      scene.progress().at(contract.key());
      if (contract.lock() != null) {
        compareAsReader(contract, contract.lock(), scene);
      }
    }
  }

  private static void unlocked(ContractDeclaration contract, Scene scene) {
    scene
        .messages()
        .add(
            Code.CONTRACT_NOT_LOCKED,
            contract.place(),
            "'%s' promises something that is kept nowhere, so nobody sees when it is broken."
                .formatted(contract.key()),
            "Name a folder of the repository to the compiler:"
                + " -Aassetwright.contracts=${project.basedir}/contracts");
  }

  private void compare(ContractDeclaration contract, ContractLock lock, Scene scene) {
    Judgement judgement = ContractJudge.judge(lock, contract.definition());
    switch (judgement.standing()) {
      case ACCEPTED -> {
        return;
      }
      case WENT_BACK ->
        scene
            .messages()
            .add(
                Code.CONTRACT_BROKEN,
                contract.place(),
                "'%s' goes back to version %s; version %s was accepted before."
                    .formatted(
                        contract.key(),
                        contract.definition().version(),
                        lock.newest().version()),
                "Versions only grow: write version = \"%s\" or a later one."
                    .formatted(lock.newest().version()));
      case BROKEN -> judgement.breaks().forEach(found -> broken(contract, lock, found, scene));
      case NEWER -> newer(contract, lock, judgement.changes(), scene);
    }
  }

  private static void newer(
      ContractDeclaration contract, ContractLock lock, List<SchemaChange> changes, Scene scene) {
    List<String> hints = new ArrayList<>();
    changes.forEach(change -> hints.add(change.sentence() + "."));
    hints.add("To accept it, once it is built: assetwright contract accept " + contract.key());
    ContractVersion version = contract.definition().version();
    scene
        .messages()
        .add(
            Code.CONTRACT_NOT_ACCEPTED,
            contract.place(),
            version.equals(lock.newest().version())
                ? "'%s' differs from what was accepted as version %s."
                    .formatted(contract.key(), version)
                : "Version %s of '%s' was not accepted yet; the newest in its lock is %s."
                    .formatted(version, contract.key(), lock.newest().version()),
            hints);
  }

  private void broken(ContractDeclaration contract, ContractLock lock, Break found, Scene scene) {
    SchemaChange change = found.change();
    List<String> hints = new ArrayList<>();
    hints.add(
        change.breaksBackward() && contract.definition().compatibility().isBackward()
            ? "Data of version %s can no longer be read (%s)."
                .formatted(found.against(), contract.definition().compatibility())
            : "Who was compiled with version %s cannot read new data (%s)."
                .formatted(found.against(), contract.definition().compatibility()));
    hints.addAll(ContractReaders.lines(contracts.uses(contract.key()), lock, change));
    remedy(change).ifPresent(hints::add);
    hints.add("Take the change back, or make it a new major version: version = \"%s\"."
        .formatted(contract.definition().version().nextMajor()));
    scene
        .messages()
        .add(
            Code.CONTRACT_BROKEN,
            place(contract, change),
            "'%s' breaks what its version %s promised: %s."
                .formatted(contract.key(), found.against(), change.sentence()),
            hints);
  }

  private static Optional<String> remedy(SchemaChange change) {
    return switch (change.kind()) {
      case FIELD_ADDED ->
        Optional.of("If older data may lack it: Optional<…>, @Nullable or @Contract.Default(\"…\")."
            + " If it had another name: @Formerly(\"…\").");
      case BECAME_REQUIRED -> Optional.of("Leave it an Optional<…> or @Nullable.");
      default -> Optional.empty();
    };
  }

  /** The component, where there is one in this compilation; what is gone is missed where the version stands. */
  private static SourcePlace place(ContractDeclaration contract, SchemaChange change) {
    if (change.kind() == Kind.FIELD_REMOVED || change.field().isEmpty()) {
      return contract.place();
    }
    return Components.place(contract, change).orElse(contract.place());
  }

  private void compareAsReader(ContractDeclaration contract, ContractLock lock, Scene scene) {
    List<SchemaChange> breaks =
        ContractJudge.breaksReader(lock.newest().schema(), contract.definition().schema());
    for (ContractUse use : contracts.uses(contract.key())) {
      List<SchemaChange> met = breaks.stream()
          .filter(change -> use.role() != Role.MAKES)
          .filter(change -> ContractReaders.reads(use, lock, change))
          .toList();
      if (!met.isEmpty()) {
        readerBroken(contract, lock, use, met, scene);
      }
    }
  }

  private static void readerBroken(
      ContractDeclaration contract,
      ContractLock lock,
      ContractUse use,
      List<SchemaChange> changes,
      Scene scene) {
    Reference reference = Objects.requireNonNull(use.reference());
    List<String> hints = new ArrayList<>();
    changes.forEach(change -> hints.add(change.sentence() + "."));
    hints.add("It was accepted here as version %s and is version %s now, at %s."
        .formatted(
            lock.newest().version(),
            contract.definition().version(),
            Objects.requireNonNull(reference.upstream()).where()));
    hints.add("Once '%s' is right with that: assetwright contract accept %s"
        .formatted(use.asset(), contract.key()));
    scene
        .messages()
        .add(
            Code.CONTRACT_BROKEN,
            reference.edgePlace(),
            "'%s' reads '%s', whose contract '%s' is no longer what it was made for."
                .formatted(
                    use.asset(),
                    Objects.requireNonNull(reference.upstream()).key(),
                    contract.key()),
            hints);
  }
}
