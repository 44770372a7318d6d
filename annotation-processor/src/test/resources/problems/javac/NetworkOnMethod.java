package javac.networkonmethod;

import org.gradwright.Dense;
import org.gradwright.Input;
import org.gradwright.Network;
import org.gradwright.Tensor;

interface Sample {
    @Network
    @Dense(units = 8) Tensor hidden(@Input(64) Tensor pixels);
}
