package graphannotation.objectiveinblock;

import org.gradwright.Block;
import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Objective;
import org.gradwright.Tensor;
import org.gradwright.Use;

@Network
interface Sample {
    @Use(Part.class) Tensor part(Tensor x);

    default Tensor forward(@Input(4) Tensor x) {
        return part(x);
    }
}

@Block
interface Part {
    @Dense(units = 4) Tensor inner(Tensor x);

    @Objective
    default Tensor apply(Tensor x) {
        return inner(x);
    }
}
