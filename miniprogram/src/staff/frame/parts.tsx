import { Input, Picker, ScrollView, Text, Textarea, View } from '@tarojs/components';
import type { AreaProps, ChooseProps, DayProps, ScrollProps } from './parts-of';

export const Scroll = ({ className = '', children }: ScrollProps) => (
  <ScrollView scrollY className={`scroll ${className}`}>
    {children}
  </ScrollView>
);

export const Area = ({ id, label, value, onChange, maxLength = 2000, focus }: AreaProps) => (
  <View className="field">
    <Text className="field__label">{label}</Text>
    <Textarea
      id={id}
      className="field__input area"
      value={value}
      maxlength={maxLength}
      focus={focus}
      autoHeight
      onInput={(event) => onChange(event.detail.value)}
    />
  </View>
);

export function Choose({ label, value, options, onChange }: ChooseProps) {
  const at = options.findIndex((option) => option.value === value);
  return (
    <View className="field field--row">
      <Text className="field__label">{label}</Text>
      <Picker
        mode="selector"
        range={options.map((option) => option.label)}
        value={Math.max(0, at)}
        onChange={(event) => onChange(options[Number(event.detail.value)]?.value ?? '')}
      >
        <View className="field__input choose">{options[at]?.label ?? '请选'}</View>
      </Picker>
    </View>
  );
}

export const DayField = ({ label, value, onChange }: DayProps) => (
  <View className="field field--row">
    <Text className="field__label">{label}</Text>
    <Picker mode="date" value={value} onChange={(event) => onChange(event.detail.value)}>
      <View className="field__input choose">{value}</View>
    </Picker>
  </View>
);

export const Password = ({
  id,
  label,
  value,
  onChange,
}: {
  id: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
}) => (
  <View className="field">
    <Text className="field__label">{label}</Text>
    <Input
      id={id}
      className="field__input"
      password
      value={value}
      onInput={(event) => onChange(event.detail.value)}
    />
  </View>
);
